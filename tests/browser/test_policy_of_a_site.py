"""The look at what a policy stops sees a violation and a page without a policy, on a site of any engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
LOOK = Path(__file__).parents[1] / "policy.py"


def test_what_is_stopped_is_counted_page_by_page(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "index.html").write_text(f"<head>{POLICY}</head><main>Good</main>", encoding="utf-8")
    (tmp_path / "bare.html").write_text("<main>Good</main>", encoding="utf-8")
    (tmp_path / "below" / "index.html").write_text(
        f"<head>{POLICY}</head><main><script>window.ran = 1</script></main>", encoding="utf-8"
    )
    done = subprocess.run([sys.executable, LOOK, tmp_path], capture_output=True, text=True, check=False)
    seen = done.stdout.splitlines()
    assert done.returncode == 1
    assert "bare.html: no policy" in seen
    assert any(entry.startswith("below/index.html: violation script-src") for entry in seen)
    assert not any(entry.startswith("index.html") for entry in seen)
