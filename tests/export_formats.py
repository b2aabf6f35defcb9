"""The table of the export formats in docs/maintaining.md, made from what each format says of itself.

`python tests/export_formats.py` writes it; `tests/test_export.py` holds the page to it.
"""

from __future__ import annotations

from pathlib import Path

from storybank.export import FORMATS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "maintaining.md"
BEGIN, END = "<!-- made from the formats: python tests/export_formats.py -->", "<!-- end of what is made from them -->"


def section() -> str:
    """Return what the page says of the formats."""
    rows = (f"| `{form.name}` | {form.summary} | {form.path and f'`{form.path}`'} |" for form in FORMATS.values())
    return "\n".join([BEGIN, "", "| `export --format` | what it is | in the site |", "|---|---|---|", *rows, "", END])


def written() -> str:
    """Return the section as it stands in the page."""
    text = PAGE.read_text(encoding="utf-8")
    return text[text.index(BEGIN) : text.index(END) + len(END)]


if __name__ == "__main__":
    PAGE.write_text(PAGE.read_text(encoding="utf-8").replace(written(), section()), encoding="utf-8")
