"""Material's own search on the same stories: its worker, fed as its plugin feeds it."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import material

from storybank.markdown import plain, render
from storybank.model.kinds import FieldName
from storybank.model.library import Library
from storybank.model.story import Story

CONFIG = {
    "lang": ["en"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}
INDEX = "material/search_index.json"
WORKER = "material/worker.js"

START = """async () => {
  const began = performance.now()
  const index = await (await fetch('search_index.json')).json()
  const worker = window.worker = new Worker('worker.js')
  const answer = (type) => new Promise((resolve) => worker.addEventListener('message', function heard({ data }) {
    if (data.type === type) { worker.removeEventListener('message', heard); resolve(data.data) }
  }))
  window.ask = async (query) => {
    const done = answer(3)
    worker.postMessage({ type: 2, data: query })
    return (await done).items.map((group) => group[0].location.split('#')[0])
  }
  const ready = answer(1)
  worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } })
  await ready
  return performance.now() - began
}"""


def write(library: Library, folder: Path) -> None:
    """Write the worker and an index as the `search` plugin makes it: an entry a page, and one a heading."""
    worker = next(Path(material.__file__).parent.glob("templates/assets/javascripts/workers/search.*.min.js"))
    (folder / WORKER).parent.mkdir(parents=True, exist_ok=True)
    (folder / WORKER).write_bytes(worker.read_bytes())
    docs = [entry for story in library.stories for entry in _entries(story)]
    text = json.dumps({"config": CONFIG, "docs": docs}, separators=(",", ":"))
    (folder / INDEX).write_text(text, encoding="utf-8")
    (folder / "material" / "index.html").write_text("<!doctype html><title>Material</title>", encoding="utf-8")


def _entries(story: Story) -> list[dict[str, object]]:
    address = f"stories/{story.id}/"
    questions = "".join(f"<li>{escape(plain(value))}</li>" for value in story.values(FieldName.QUESTIONS))
    sections = [(part.kind.value, render(part.markdown)) for part in story.parts] + [
        ("answers", f"<ul>{questions}</ul>")
    ]
    tags = [plain(tag) for tag in story.values(FieldName.TAGS)]
    page = {"location": address, "title": escape(plain(story.title)), "text": "", "tags": tags}
    return [page, *({"location": f"{address}#{at}", "title": at.capitalize(), "text": html} for at, html in sections)]
