"""What somebody writes where pages show plain text: it is shown, or a finding at its place says that it is not."""

from __future__ import annotations

import html
from dataclasses import fields
from pathlib import Path

import pytest

from drawn import bank
from storybank.markdown import Definitions, left_out
from storybank.model import story as model
from storybank.model.kinds import FieldName
from storybank.model.settings import Settings
from storybank.render import render

FILE = """\
{front}# {title}

## Definition

{definition}

## Stories

### {told}

**Situation{label}:** The lamp broke.

**Task:** I had to cross.

**Action:** I waited for a car.

**Result:** I crossed in 2 minutes.

{field}
## Focus areas

- **{area}**: {described}

## Tips

- {tip}

## Questions

- {question}

## {section}

{text}

[r]: https://reference.example/p
[^n]: noted
"""
NAMES = ("title", "definition", "told", "area", "described", "tip", "question", "section", "text")
# Every text of the model, by where it is written; None for what is made, or read as one of a few words.
TEXTS: dict[tuple[str, str], str | None] = {
    ("Heading", "text"): "section",
    ("Part", "label"): "label",
    ("Part", "markdown"): "text",
    ("Field", "label"): "label",
    ("Field", "markdown"): "a field, by its name",
    ("Other", "heading"): "other",
    ("Other", "markdown"): "text",
    ("Story", "id"): None,
    ("Story", "title"): "told",
    ("Story", "title_label"): None,
    ("Story", "principle"): None,
    ("Story", "explicit_id"): None,
    ("Story", "retells"): None,
    ("Story", "form"): None,
    ("FocusArea", "id"): None,
    ("FocusArea", "name"): "area",
    ("FocusArea", "description"): "described",
    ("FocusArea", "number"): None,
    ("Tip", "id"): None,
    ("Tip", "markdown"): "tip",
    ("Tip", "number"): None,
    ("Question", "id"): None,
    ("Question", "markdown"): "question",
    ("Question", "number"): None,
    ("Principle", "slug"): None,
    ("Principle", "title"): "title",
    ("FrontMatterValue", "key"): None,
    ("Markup", "text"): None,  # what a line says beside its texts
    ("Document", "path"): None,
}
FRONT = ("title", "principle", "kind", "tags", "keywords", "description", "source")
FURTHER = ("label", "other", "Headline", "Summary", *(f"front matter: {key}" for key in FRONT))
PLACES = (*NAMES, *FURTHER, *(f"field: {name}" for name in FieldName))
WRITTEN: dict[str, tuple[str, list[str]]] = {
    "nothing": ("alpha omega", ["alpha", "omega"]),
    "a link": ("alpha [linked](https://link.example/p) omega", ["linked", "link.example"]),
    "a link by reference": ("alpha [referred][r] omega", ["referred", "reference.example"]),
    "an address": ("alpha <https://address.example/p> omega", ["address.example"]),
    "an image from elsewhere": ("alpha ![pictured](https://image.example/p.png) omega", ["pictured", "image.example"]),
    "an image": ("alpha ![pictured](pic.png) omega", ["pictured", "-pic.png"]),
    "emphasis": ("alpha *stressed* **strong** omega", ["stressed", "strong"]),
    "code": ("alpha `coded` omega", ["coded"]),
    "a note": ("alpha[^n] omega", ["noted"]),
    "HTML": ('alpha <abbr title="spelt">short</abbr> <a href="https://html.example/">led</a> omega', ["short", "led"]),
    "what HTML says": ('alpha <abbr title="spelt">short</abbr> <a href="https://html.example/">led</a> omega', []),
    "a link by name": ("alpha [[Frugality|thrift]] omega", ["thrift"]),
}
WRITTEN["what HTML says"][1].extend(["spelt", "html.example"])
# A label is read without its tags, and the principle of a file of stories by the words of its name, as a folder's is.
UNSAID = {("label", "what HTML says"), ("front matter: principle", "an address")}


def write(place: str, text: str) -> str:
    """Return a file that says `text` at a place and nowhere else."""
    kind, _, name = place.partition(": ")
    said = {name: f"Some {name}." for name in NAMES} | {"front": "", "label": "", "field": ""}
    if place in NAMES:
        said[place] = text
    elif place == "label":
        said["label"] = f" ({text})"
    elif place == "other":
        said["field"] = f"#### {text}\n\nOther text.\n"
    elif kind == "front matter":
        said["front"] = f"---\n{name}: '{text}'\n---\n"
    else:
        said["field"] = f"**{(name or place).replace('_', ' ').capitalize()}:** {text}\n"
    return FILE.format(**said)


def test_every_text_of_the_model_has_its_place() -> None:
    """A new text of the model needs a row above, and with it a place in the file."""
    classes = [kind for kind in vars(model).values() if getattr(kind, "__module__", "") == model.__name__]
    assert {(kind.__name__, field.name) for kind in classes for field in fields(kind) if field.type == "str"} == set(
        TEXTS
    )
    assert {place for place in TEXTS.values() if place} - set(PLACES) == {"a field, by its name"}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_written_is_shown_or_found(place: str, tmp_path: Path) -> None:
    lost = {name for name in WRITTEN if is_lost(place, name, tmp_path / name)}
    assert lost == {name for where, name in UNSAID if where == place}


def is_lost(place: str, name: str, folder: Path) -> bool:
    text, wanted = WRITTEN[name]
    written = write(place, text)
    made = bank(folder, {"ownership.md": written, "pic.png": "", "frugality.md": "# Frugality\n\nSpend little.\n"})
    pages = "\n".join(f"{page.title}\n{page.markdown}" for page in render(made.library, Settings()).pages)
    shown = html.unescape(html.unescape(pages))
    line = next(number for number, each in enumerate(written.splitlines(), 1) if "alpha" in each)
    found = any((f.place.path, f.place.line) == ("ownership.md", line) for f in made.findings)
    return not found and not all(word in shown for word in wanted)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain `a[0]` <T> *x*", ()),
        ("[a](https://e.org/a)\n![d](e.png)", ((0, "https://e.org/a"), (1, "e.png"))),
        ("<https://e.org/b> [e.org/c](https://e.org/c) https://e.org/d", ()),
        ("[[Own]] [[Own|mine]]", ((0, "wiki:Own"),)),
        ("a[^n] b[^m] [c][r]", ((0, "[^m]"), (0, "[^n]"), (0, "https://e.org/r"))),
        ("<b>a</b> <abbr title=t class=c>b</abbr>\n\n<div title=u>\nc\n</div>", ((0, "t"), (2, "u"))),
        ("- [ ] a box", ()),
    ],
)  # fmt: skip
def test_what_plain_text_leaves_out(text: str, said: tuple[tuple[int, str], ...]) -> None:
    defined = Definitions({"[r]": "[r]: https://e.org/r", "[^n]": "[^n]: [further](https://e.org/n)"})
    assert tuple(sorted((line, quote) for quote, line in left_out(text, defined))) == said
