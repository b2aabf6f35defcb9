"""What the reader makes of every sample file, as text: `python tests/readings.py` writes it anew.

`tests/cases/readings/*.txt` hold for each file of a folder one line, and one for each principle, section, story,
candidate and finding: its lines, what it was taken for and how surely, what it is called. The number at the end sums up
the texts and the evidence, so that even a word more or less is seen. Nobody labels them: they say what *changed*. After
a change of the reader, write them anew and read the difference; what the labelled files want is held elsewhere. A new
file gets its entry in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

from storybank.model.findings import Finding
from storybank.model.places import Span
from storybank.model.settings import Settings
from storybank.model.story import Document, Field, Part, Section, SectionItem, Story, StoryItem
from storybank.parse import parse
from storybank.parse.candidates.verdict import Candidate
from storybank.parse.explain import explain
from storybank.read.files import read_text

CASES = Path(__file__).parent / "cases"
FOLDER = CASES / "readings"
SETS = ("parse", "principles", *(f"blind/{path.name}" for path in sorted((CASES / "blind").iterdir())))


def written(name: str) -> Path:
    """Return the file that holds the readings of a set."""
    return FOLDER / f"{name.replace('/', '-')}.txt"


def readings(name: str) -> Iterator[list[str]]:
    """Yield for each file of a set the lines that say how it was read."""
    for path in sorted((CASES / name).glob("**/*.md")):
        source, found = read_text(path, Settings())
        document, more = parse(source, Settings()) if source else (Document("", (), ()), ())
        seen = _seen(explain(source, Settings())) if source else ()
        lines = [path.relative_to(CASES).as_posix(), *_document(document), *seen, *_findings([*found, *more])]
        yield [line.rstrip() for line in lines]


def _document(document: Document) -> Iterator[str]:
    around = _sum(document.front_matter, document.other, document.markup)
    yield f"  {document.body_line} body, other text {_all(document.other)} {around}"
    for principle in document.principles:
        level = principle.heading.level if principle.heading else 0
        yield f"  {_at(principle.span)} principle {principle.slug} “{principle.title}” {level}"
        for section in principle.sections:
            yield from _section(section)
    yield from map(_story, document.stories)


def _section(section: Section) -> Iterator[str]:
    items = [item for item in section.items if not isinstance(item, Story)]
    heading = f"“{section.heading.text}” {section.heading.level}" if section.heading else "without a heading"
    kinds = " ".join(f"{type(item).__name__} {_at(item.span)}" for item in items)
    yield f"    {_at(section.span)} {section.kind} {heading}: {kinds} {_sum(*items)}"
    yield from (_story(item) for item in section.items if isinstance(item, Story))


def _story(story: Story) -> str:
    marks = ("derived" if story.title_derived else "") + (f" retells {story.retells}" if story.retells else "")
    items = " ".join(f"{_name(item)} {_at(item.span)}" for item in story.items)
    return f"      {_at(story.span)} story “{story.title}” {story.form} {marks}: {items} {_sum(story)}"


def _name(item: StoryItem) -> str:
    if isinstance(item, Part):
        return "+".join([item.kind, *item.also])
    return item.name if isinstance(item, Field) else "other"


def _seen(candidates: Iterable[tuple[int, int, Candidate]]) -> Iterator[str]:
    for line, end, candidate in candidates:
        values = [(each.name, round(each.value, 6)) for each in candidate.weighed]
        yield f"  {line}-{end} {candidate.verdict} {candidate.belief:.3f} {_sum(values)}"


def _findings(found: Iterable[Finding]) -> list[str]:
    return [f"  {each.place.line} {each.code} {_sum(each.message)}" for each in found]


def _all(items: Sequence[StoryItem | SectionItem]) -> str:
    return " ".join(_at(item.span) for item in items)


def _at(span: Span) -> str:
    return f"{span.line}-{span.end_line}"


def _sum(*texts: object) -> str:
    return f"{crc32(ascii(texts).encode()):08x}" if texts else ""


def kept(name: str) -> dict[str, list[str]]:
    """Return the readings of a set as they were last written, by file."""
    found: dict[str, list[str]] = {}
    for line in written(name).read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            found[line] = lines = []
        lines.append(line)
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in SETS:
        written(each).write_text("".join(f"{line}\n" for lines in readings(each) for line in lines), encoding="utf-8")
