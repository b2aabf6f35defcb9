"""`llms-full.txt` is Markdown as it was written: HTML stays, and what is held back is not in it."""

from pathlib import Path

from storybank.export import FORMATS, ExportSources
from storybank.model.settings import Settings
from storybank.pipeline.load import load

TEXT = """# Ownership

## Definition

Press <kbd>Enter</kbd>, and `<b>` is code. <!-- ask the client -->

## Stories

### The pump

**Situation:** It <b onclick="x()">broke</b>. %%not for you%%

**Task:** Mend it.

**Action:** I did.

**Result:** It ran.
"""


def test_html_stays_as_written_and_comments_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "ownership.md").write_text(TEXT, encoding="utf-8")
    bank = load([tmp_path], Settings())
    text = b"".join(FORMATS["llms-full.txt"].write(ExportSources(bank.library, bank.findings))).decode()
    assert "Press <kbd>Enter</kbd>, and `<b>` is code." in text
    assert 'It <b onclick="x()">broke</b>.' in text
    assert "client" not in text
    assert "not for you" not in text
