"""What search servers say of their bulk imports holds for the lines of `export --format ndjson`."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bank_files import principle, storybank

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "scale.md"
TITLES = ("Ответственность на ночь", "顧客からの電話", "🎉 🎉", "Über den Ärger & `code`", "w " * 200, "Same", "Same")
JQ = pytest.mark.skipif(shutil.which("jq") is None, reason="the commands of the page are those of jq")


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> str:
    bank = tmp_path_factory.mktemp("bank")
    (bank / "pyproject.toml").write_text("[tool.storybank]\n", encoding="utf-8")
    (bank / "content").mkdir()
    for number, title in enumerate(TITLES):
        parts = "**Situation:** a\n\nb\n\n**Task:** c\n\n**Action:** d\n\n**Result:** e\n\n**Tags:** Ж, logs"
        text = principle(f"Principle {number}", title, parts=parts)
        (bank / "content" / f"{number}.md").write_text(text, encoding="utf-8")
    return storybank(bank, "export", "--format", "ndjson", "--site", "https://example.org/bank").stdout


def test_each_line_is_a_flat_object_with_an_id_that_all_take(lines: str) -> None:
    assert lines.endswith("\n")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) == len(TITLES)
    for row in rows:
        assert all(isinstance(value, str) for value in row.values())
        assert [name for name in row if name.lower().endswith("id")] == ["id"]  # what Meilisearch takes for the key
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,511}", row["id"])  # Meilisearch; Typesense, OpenSearch ask for less
        assert row["address"].startswith("https://example.org/bank/")


def programs() -> list[str]:
    """Return the programs for jq on the page."""
    return re.findall(r"jq -c '([^']+)'", PAGE.read_text(encoding="utf-8"))


@JQ
def test_the_commands_of_the_page_make_lists_and_pairs(lines: str) -> None:
    lists, pairs = programs()
    given = [json.loads(line) for line in lines.splitlines()]
    made = ran(lists, lines)
    assert [row["id"] for row in made] == [row["id"] for row in given]
    assert {tuple(row["also_shows"]) for row in made} == {()}
    assert all(row["tags"] == ["Ж", "logs"] for row in made)
    bulk = ran(pairs, lines)
    assert bulk[0::2] == [{"index": {"_id": row["id"]}} for row in given]
    assert bulk[1::2] == made


def ran(program: str, lines: str) -> list[dict[str, Any]]:
    done = subprocess.run(["jq", "-c", program], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]
