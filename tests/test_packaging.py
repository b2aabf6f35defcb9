"""The wheel holds all that a bank needs: built, installed into an empty environment, and used there."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import Distribution, PackagePath, distribution
from pathlib import Path

import pytest

from dependencies import closure

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path, path: str = "/usr/bin:/bin") -> str:
    """Run a command in an environment that knows nothing of this repository, and return what it printed."""
    environment = {"PATH": path, "NO_MKDOCS_2_WARNING": "1", "HOME": str(cwd), "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def share(name: str, site_packages: Path) -> None:
    """Let an environment use a package of this one, and nothing else of it."""
    files: list[PackagePath] = distribution(name).files or []
    for top in {file.parts[0] for file in files if file.parts[0] not in {"..", "__pycache__"}}:
        link = site_packages / top
        if not link.exists():
            link.symlink_to(Path(str(distribution(name).locate_file(top))))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that holds the wheel and what it declares to need, nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    install = ("install", "--quiet", "--no-deps", "--no-index", wheel)
    run(sys.executable, "-m", "pip", "--python", python, *install, cwd=folder)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    (metadata,) = site_packages.glob("storybank-*.dist-info")
    for name in set(closure(Distribution.at(metadata))) - {"storybank"}:
        share(name, site_packages)
    return python


def test_a_bank_begun_from_the_wheel_builds_strictly(python: Path, tmp_path: Path) -> None:
    run(python.with_name("storybank"), "init", "bank", cwd=tmp_path)
    bank = tmp_path / "bank"
    assert run(python, "-m", "storybank", "check", cwd=bank).startswith("No findings.\n")
    run(python, "-m", "mkdocs", "build", "--strict", cwd=bank)
    page = bank / "site/stories/replacing-the-certificate-that-nobody-owned/index.html"
    assert "eleven services" in page.read_text(encoding="utf-8")


def test_the_engine_comes_from_the_wheel(python: Path, tmp_path: Path) -> None:
    imported = run(python, "-c", "import storybank; print(storybank.__file__)", cwd=tmp_path).strip()
    assert Path(imported).is_relative_to(python.parents[1])


def test_nothing_else_of_this_environment_is_there(python: Path, tmp_path: Path) -> None:
    code = "import importlib.util as i; print([n for n in ('pytest', 'playwright', 'hatchling') if i.find_spec(n)])"
    assert run(python, "-c", code, cwd=tmp_path) == "[]\n"


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path, python: Path) -> None:
    (installed,) = python.parents[1].glob("lib/python*/site-packages/storybank")
    source = ROOT / "hooks" / "storybank"
    names = {
        path.relative_to(source) for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == {
        path.relative_to(installed)
        for path in installed.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
