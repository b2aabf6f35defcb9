"""The shapes that input can take: each grows in one direction, to the largest file that is read or to a large bank."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Files = Mapping[str, str]
LARGEST = 250_000  # characters; a file may have 256 KiB
_WORDS = "service queue release team deploy alarm index cache node region budget review latency storage retry".split()  # noqa: SIM905 - easier to read and to change


@dataclass(frozen=True, slots=True)
class Shape:
    """`make` returns the files of a bank with so many of the thing; `most` of them is the largest bank measured."""

    make: Callable[[int], Files]
    most: int


def prose(length: int, seed: int = 1) -> str:
    """Return about `length` characters of sentences in lines of some hundred characters."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    lines = []
    while length > 0:
        words = chance.choices(_WORDS, k=14)
        lines.append(f"The {' '.join(words[:7])} and the {' '.join(words[7:])} took {chance.randrange(9999)} days.")
        length -= len(lines[-1]) + 2
    return "\n\n".join(lines)


def story(number: int, level: int = 3) -> str:
    """Return a story of a few hundred letters, with words that it shares with few others."""
    chance = random.Random(number)  # noqa: S311 - not for secrets
    said = [f"{' '.join(chance.choices(_WORDS, k=9))} of x{number}y{at}" for at in range(4)]
    return (
        f"{'#' * level} The {' '.join(chance.choices(_WORDS, k=3))} number {number}\n\n"
        f"**Situation:** The {said[0]} was slow.\n\n**Task:** I had to mend the {said[1]}.\n\n"
        f"**Action:** I moved the {said[2]} away.\n\n**Result:** The {said[3]} fell by {number % 90 + 1}%.\n"
    )


def principle(body: str) -> Files:
    """Return a bank of one principle with a text."""
    return {"ownership.md": f"# Ownership\n\n## Definition\n\nDo it.\n\n## Stories\n\n{body}\n"}


def in_story(body: str) -> Files:
    """Return a bank of one story whose action is a text."""
    return principle(
        f"### One\n\n**Situation:** It was down.\n\n**Task:** Mend it.\n\n**Action:** {body}\n\n**Result:** Up.\n"
    )


def _joined(line: Callable[[int], str], between: str = "\n") -> Callable[[int], str]:
    return lambda number: between.join(line(at) for at in range(number))


def _of(wrap: Callable[[str], Files], line: Callable[[int], str], between: str = "\n") -> Callable[[int], Files]:
    text = _joined(line, between)
    return lambda number: wrap(text(number))


def _files(name: str, text: Callable[[int], str], more: Files | None = None) -> Callable[[int], Files]:
    return lambda number: {name.format(at): text(at) for at in range(number)} | dict(more or {})


def _ordinary(number: int) -> Files:
    return principle("\n".join(map(story, range(number))))


def _folder(number: int) -> Files:
    return {"ownership.md": "# Ownership\n\n## Definition\n\nDo it.\n"} | {
        f"ownership/s{at}.md": story(at, level=1) for at in range(number)
    }


def _redirects(number: int) -> Files:
    chain = (f'"stories/s{at}" = "moved to stories/s{at + 1}"\n' for at in range(number))
    return {**_ordinary(1), "addresses.toml": "".join(chain)}


def _readdressed(number: int) -> Files:
    gone = (f'"stories/gone-{at}" = "shows {at:08x} {at + 1:08x}"\n' for at in range(number))
    return {**_folder(number), "addresses.toml": "".join(gone)}


def _alike(number: int) -> Files:
    """Return stories of which each tells what some dozens of others tell.

    A word parts the two numbers of a title: in a row, those of a large bank alone would be taken for numbers to ring.
    """
    told = (story(at // 40 * 40, level=1).replace("\n\n", f" again {at}\n\n", 1) for at in range(number))
    return {**_folder(1), **{f"ownership/s{at}.md": text for at, text in enumerate(told)}}


def _footnotes(number: int) -> Files:
    said = " ".join(f"word[^{at}]" for at in range(number))
    return in_story(said + "\n\n" + "\n".join(f"[^{at}]: Note {at}." for at in range(number)))


def _references(number: int) -> Files:
    said = " ".join(f"[word][r{at}]" for at in range(number))
    return in_story(said + "\n\n" + "\n".join(f"[r{at}]: https://example.org/{at}" for at in range(number)))


def _keywords(number: int) -> Files:
    return {**_ordinary(40), "keywords.yml": "".join(f"word{at}: [alias {at}, other {at}]\n" for at in range(number))}


def _long_alias(number: int) -> Files:
    words = " ".join(f"w{at % 7}" for at in range(number))
    return {**in_story(words), "keywords.yml": f"name: [{words} end]\n"}


def _table(number: int) -> Files:
    rows = "\n".join(f"| Title {at} | down {at} | mend | moved | up {at} |" for at in range(number))
    return principle(f"| Title | Situation | Task | Action | Result |\n|---|---|---|---|---|\n{rows}")


def _nested(number: int) -> Files:
    """Return blocks of 60 quotations within each other, so many; deeper ones are cut by the parser of Markdown."""
    return in_story("\n\n".join(f"{'> ' * 60}deep {at}" for at in range(number)))


def _nested_lists(number: int) -> Files:
    return in_story("\n" + "\n".join(f"{'  ' * (at % 40)}- item {at}" for at in range(number)))


def _names(number: int) -> Files:
    """Return small principles that name each other."""
    text = "# Principle {0}\n\n## Definition\n\nLike Principle {1} it says {2}.\n"
    return {f"p{at}.md": text.format(at, (at + 1) % number, prose(200, at)) for at in range(number)}


def _homeless(number: int) -> Files:
    return {f"area-{at}/story.md": story(at, level=1) for at in range(number)}


def _heading(level: int) -> Callable[[int], Files]:
    return lambda number: principle("\n".join(f"{'#' * level} Heading {at}\n\nText {at}.\n" for at in range(number)))


def _mixed(number: int) -> Files:
    """Return stories in forms that the canonical form changes: labels in bold lists, headings and tables."""
    said = (("Situation", "It was down {0}."), ("Task", "mend"), ("Action", "moved"), ("Result", "up"))
    listed = "### Story {0}\n\n" + "".join(f"- **{label}** - {text}\n" for label, text in said)
    headed = "### Story {0}\n\n" + "\n".join(f"#### {label}\n\n{text}\n" for label, text in said)
    return principle("\n".join((listed, headed)[at % 2].format(at) for at in range(number)))


def _stubborn(number: int) -> Files:
    """Return stories whose title is no heading, with text behind them that a heading would take."""
    told = (
        "**Story {0}**\n\nSituation: It was down {0}.\nTask: mend\nAction: moved\nResult: up\n\n---\n\nA remark {0}.\n"
    )
    return principle("\n".join(told.format(at) for at in range(number)))


PLAIN = Shape(lambda number: principle(prose(number)), LARGEST)

SHAPES: Mapping[str, Shape] = {
    "plain text": PLAIN,
    "ordinary stories": Shape(_ordinary, 540),
    "stories to format": Shape(_mixed, 2_000),
    "stories that stay": Shape(_stubborn, 2_000),
    "5,000 stories in a file": Shape(
        _of(principle, lambda at: f"### T{at}\n**S:** a\n**T:** b\n**A:** c\n**R:** d"), 5_000
    ),
    "counted stories": Shape(
        _of(principle, lambda at: f"### Story {at}: T{at}\n**S:** a\n**T:** b\n**A:** c\n**R:** d"), 4_500
    ),
    "stories in files": Shape(_folder, 2_000),
    "long line": Shape(lambda number: in_story(prose(number).replace("\n\n", " ")), 240_000),
    "long word": Shape(lambda number: in_story("ab1" * (number // 3)), 240_000),
    "long figure": Shape(lambda number: in_story("7" * number), 240_000),
    "long words": Shape(_of(in_story, lambda at: f"w{at}" + "xyzab" * 60, " "), 780),
    "long title": Shape(
        lambda number: principle(story(1).replace("number", "number " + prose(number).replace("\n\n", " "))), 240_000
    ),
    "long titles": Shape(
        lambda number: principle(
            "\n".join(
                story(at).replace("The", f"The {prose(900, at)[:900]}".replace("\n\n", " "), 1) for at in range(number)
            )
        ),
        180,
    ),
    "quotations in each other": Shape(_nested, 1_800),
    "lists in each other": Shape(_nested_lists, 4_500),
    "emphasis": Shape(lambda number: in_story("*a **b " * number), 34_000),
    "first-level headings": Shape(_heading(1), 8_000),
    "second-level headings": Shape(_heading(2), 8_000),
    "third-level headings": Shape(_heading(3), 8_000),
    "fourth-level headings": Shape(_heading(4), 8_000),
    "labels": Shape(_of(in_story, lambda at: f"\n\n**Label {at}:** text"), 10_000),
    "parts": Shape(_of(in_story, lambda at: f"\n\n**Result:** text {at}"), 10_000),
    "labels in a row": Shape(_of(principle, lambda at: f"**Situation:** a {at}"), 10_000),
    "tags": Shape(
        lambda number: principle(story(1) + "\n**Tags:** " + ", ".join(f"tag {at}" for at in range(number))), 24_000
    ),
    "table rows": Shape(_table, 5_000),
    "links": Shape(_of(in_story, lambda at: f"[word](https://example.org/{at})", " "), 7_000),
    "broken links": Shape(_of(in_story, lambda at: f"[word](gone-{at}.md)"), 10_000),
    "link references": Shape(_references, 5_400),
    "footnotes": Shape(_footnotes, 8_000),
    "comments": Shape(_of(in_story, lambda at: f"<!-- remark {at} -->"), 11_000),
    "open comments": Shape(_of(in_story, lambda at: f"<!-- remark {at}"), 14_000),
    "ignore comments": Shape(_of(in_story, lambda at: f"<!-- storybank: ignore SB108: so it was {at} -->"), 5_300),
    "tags of HTML": Shape(_of(in_story, lambda at: f"<b>{at}", ""), 28_000),
    "bullets": Shape(_of(lambda text: principle(f"## Tips\n\n{text}"), lambda at: f"- Tip {at} is short"), 11_000),
    "code blocks": Shape(_of(in_story, lambda at: f"\n\n```\ncode {at}\n```"), 10_000),
    "keywords": Shape(_keywords, 6_000),
    "alias of many words": Shape(_long_alias, 40_000),
    "chain of redirects": Shape(_redirects, 20_000),
    "addresses gone and new": Shape(_readdressed, 2_000),
    "near-duplicates": Shape(_alike, 2_000),
    "small principles": Shape(_names, 1_200),
    "files without a principle": Shape(_homeless, 800),
}
