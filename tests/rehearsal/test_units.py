"""The modules of practice and pack one by one, under Node: `node/*.test.js`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

NODE = Path(sys.executable).with_name("node")
TESTS = sorted((Path(__file__).parent / "node").glob("*.test.js"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name.removesuffix(".test.js"))
def test_units(path: Path) -> None:
    command = [str(NODE), "--test", "--test-reporter=spec", str(path)]
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"^ℹ pass (\d+)$", done.stdout, re.MULTILINE)[0]) > 1
