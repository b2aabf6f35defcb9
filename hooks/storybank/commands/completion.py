"""`storybank completion`: what a shell needs to complete commands, options and their values."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TextIO

from argcomplete.shell_integration import shellcode

from . import Command, Exit

SHELLS = {
    "bash": 'eval "$(storybank completion bash)" in ~/.bashrc',
    "zsh": 'eval "$(storybank completion zsh)" in ~/.zshrc',
    "fish": "storybank completion fish > ~/.config/fish/completions/storybank.fish",
    "powershell": "storybank completion powershell | Out-String | Invoke-Expression in $PROFILE",
}


def completion(shell: str, out: TextIO) -> Exit:
    """Write the lines for this shell to `out`."""
    out.write(f"{shellcode(['storybank'], shell=shell).strip()}\n")
    return Exit.CLEAN


def _arguments(parser: ArgumentParser) -> None:
    ways = "; ".join(f"{shell}: {way}" for shell, way in SHELLS.items())
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=f"and how to use it. {ways}")


COMMAND = Command(
    _arguments,
    lambda options, out: completion(options.shell, out),
)
