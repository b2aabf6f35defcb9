"""A bank in which every payload stands at every place that content has: each an attack with a number of its own.

Whatever brings content of a new kind into a bank gets its function beside those that `corpus` calls.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from storybank.contribute.event import Issue
from storybank.contribute.questions import QUESTIONS
from storybank.contribute.submission import submission

from .payloads import HTML, PAYLOADS, Payload

AT = "§"  # where the payload goes

# The lines of a principle file: the name of the place, "" for none, and the line.
PRINCIPLE = (
    ("title of a principle", f"# NAME {AT}"),
    ("", "\n## Definition\n"),
    ("definition", f"To finish {AT} what was begun."),
    ("", "\n## Stories\n"),
    ("title of a story", f"### Story of NAME {AT}"),
    ("", ""),
    ("situation", f"**Situation:** The export failed {AT} every night."),
    ("", ""),
    ("task", f"**Task:** Keep it {AT} coming."),
    ("", "\n**Action:**\n"),
    ("list item", f"- Moved it {AT} behind the backup."),
    ("nested list item", f"    - Once more {AT} in the list."),
    ("", "\n| a | b |\n|---|---|"),
    ("table", f"| cell | {AT} |"),
    ("", ""),
    ("quote", f"> They said {AT} so."),
    ("", "\n> [!NOTE]"),
    ("callout", f"> Mind {AT} this."),
    ("", "\nA word with a note[^1] and a [reference].\n"),
    ("footnote", f"[^1]: A note {AT} below."),
    ("", ""),
    ("link", f"See [the words {AT} of a link](https://example.org/a)."),
    ("", ""),
    ("alternative text", f"![what it {AT} shows](https://example.org/a.png)"),
    ("", ""),
    ("title of a link", f"See [this](https://example.org/b 'named {AT} so')."),
    ("", ""),
    ("reference", f"[reference]: https://example.org/{AT}"),
    ("", ""),
    ("code", f"Ran `so {AT} then`."),
    ("", "\n```sh"),
    ("code block", f"run {AT}"),
    ("", "```\n\n<details><summary>More</summary>\n"),
    ("details", f"Within {AT} it."),
    ("", "\n</details>\n"),
    ("result", f"**Result:** No failure {AT} in ninety days."),
    ("", ""),
    ("learning", f"**Learning:** Ask {AT} first."),
    ("", ""),
    ("tags", f"**Tags:** queues, {AT}"),
    ("", ""),
    ("organisation", f"**Organisation:** Acme {AT}"),
    ("", ""),
    ("period", f"**Period:** 2017 {AT}"),
    ("", ""),
    ("kind", f"**Kind:** retold {AT}"),
    ("", "\n**Source:**\n"),
    ("source", f"- [An account {AT}](https://example.org/c), Acme, 2017-01-02"),
    ("", ""),
    ("further principle", f"**Also shows:** NAME {AT}"),
    ("", "\n**Questions:**\n"),
    ("question of a story", f"- When did you NAME {AT} finish?"),
    ("", ""),
    ("heading of its own", f"## Red flags {AT}"),
    ("", ""),
    ("text of no kind", f"Blames {AT} others."),
    ("", ""),
    ("box", f'!!! danger "Mind {AT}"'),
    ("", "    so\n\n## Focus areas\n"),
    ("focus area", f"- **To the end {AT}**: stay."),
    ("text of a focus area", f"- **Care**: stay {AT} until it works."),
    ("", "\n## Interview tips\n"),
    ("tip", f"- Say NAME {AT} who was hurt."),
    ("", "\n## Interview questions\n"),
    ("question", f"- What NAME {AT} did you finish?"),
    ("", "- When did you finish what others had left?"),  # asked by every principle
)
STORY = (
    ("", "---"),
    ("front matter: title", f"title: {AT}"),
    ("front matter: author", f"author: {AT}"),
    ("front matter: tags", f"tags: [{AT}]"),
    ("front matter: description", f"description: {AT}"),
    ("front matter: template", f"template: {AT}"),
    ("front matter: an unknown key", f"hide: {AT}"),
    ("", "---\n\n**Situation:** s\n\n**Task:** t\n\n**Action:** a\n\n**Result:** r"),
)
# Where Markdown is not read, so that no rule about it speaks: what stands there is shown as text.
AS_TEXT = {"code", "code block", *(place for place, _ in STORY)}
# What stands there is a title, and a title is text: a link in it is none.
TITLES = {"title of a principle", "title of a story", "heading of its own"}
# Where a payload has another meaning, and only that nothing happens is asked.
WITHIN = {"reference", "title of a link", "alternative text", "link", "box"}


@dataclass(frozen=True, slots=True)
class Attack:
    """A payload at a place. `line` is 0 where the place is no line of a file, `code` "" where no finding is due."""

    number: int
    payload: Payload
    place: str
    path: str
    line: int = 0
    code: str = ""


@dataclass(slots=True)
class Corpus:
    """The files of the bank, by their path, and the attacks in them."""

    files: dict[str, str] = field(default_factory=dict)
    attacks: list[Attack] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1001))

    def text(self, payload: Payload, place: str, path: str, line: int = 0) -> str:
        """Count an attack, and return what it says."""
        number = next(self.numbers)
        silent = not line or place in AS_TEXT or place in WITHIN or (place in TITLES and payload.code != HTML)
        code = "" if silent else payload.code
        self.attacks.append(Attack(number, payload, place, path, line, code))
        return payload.numbered(number)

    def write(self, path: str, payload: Payload, name: str, lines: tuple[tuple[str, str], ...]) -> None:
        """Write a file with the payload at each place of it."""
        written: list[str] = []
        for place, line in lines:
            at = sum(text.count("\n") + 1 for text in written) + 1
            said = self.text(payload, place, path, at) if place else ""
            if place.startswith("front matter"):
                said = json.dumps(said, ensure_ascii=False)
            written.append(line.replace("NAME", name).replace(AT, said))
        self.files[path] = "\n".join(written) + "\n"


def corpus() -> Corpus:
    """Return every payload at every place."""
    made = Corpus()
    names = {payload: f"Care{number:02}" for number, payload in enumerate(PAYLOADS)}
    for payload, name in names.items():
        made.write(f"content/{name.lower()}.md", payload, name, PRINCIPLE)
        made.write(_story_file(made, payload, name), payload, name, STORY)
    for own in ("Find q", "Find core", "Find results", "Sb search", "Sb filter q", "Index"):  # what is ours
        made.files[f"content/{own.replace(' ', '-').lower()}.md"] = f"# {own}\n\n## Definition\n\nTo finish.\n"
    _sent(made, names)
    _keywords(made)
    _addresses(made)
    _settings(made)
    return made


def _story_file(made: Corpus, payload: Payload, name: str) -> str:
    """Return the path of a story in a file of its own, whose name is an attack where a name can be one."""
    folder = f"content/{name.lower()}"
    return f"{folder}/{'story' if '/' in payload.text else made.text(payload, 'name of a file', folder)}.md"


def _sent(made: Corpus, names: dict[Payload, str]) -> None:
    """What the issue form makes of answers that attack."""
    for payload, name in names.items():
        path = f"content/{name.lower()}/sent.md"
        answers = {question.label: made.text(payload, f"form: {question.label}", path) for question in QUESTIONS}
        answers |= {"Principle": name, "Title": f"Sent {name} {answers['Title']}"}
        body = "\n\n".join(f"### {label}\n\n{answer}" for label, answer in answers.items())
        issue = Issue(1, made.text(payload, "form: title of the issue", path), body, "someone", 7, frozenset())
        made.files[path] = submission(issue, {name: name.lower()}, ()).text


def _keywords(made: Corpus) -> None:
    path = "content/keywords.yml"
    rows = ["export: [nightly export]"]
    for payload in PAYLOADS:
        keyword, alias = (json.dumps(made.text(payload, place, path)) for place in ("keyword", "alias of a keyword"))
        rows.append(f"{keyword}: [{alias}, moved it]")
    made.files[path] = "\n".join(rows) + "\n"


def _addresses(made: Corpus) -> None:
    path = "content/addresses.toml"
    rows = []
    for number, payload in enumerate(PAYLOADS):
        target = made.text(payload, "address that moved", path).replace("'", "").replace('"', "")
        rows.append(f'"stories/old-{number}" = "moved to {target}"')
    made.files[path] = "\n".join(rows) + "\n"


def _settings(made: Corpus) -> None:
    """The settings are a maintainer's own: one payload shows that they are written into pages as text."""
    path = "pyproject.toml"
    quoted = next(payload for payload in PAYLOADS if payload.name == "handler behind a quotation mark")
    repository, branch, label = (
        made.text(quoted, place, path) for place in ("repository", "branch", "label of a part")
    )
    allowed = ", ".join(f'{code} = "info"' for code in ("SB205", "SB302", "SB401", "SB402", "SB404", "SB410", "SB743"))
    made.files[path] = (
        f"[tool.storybank]\nrepository = {json.dumps(f'https://example.org/{repository}')}\n"
        f"branch = {json.dumps(branch)}\nlabels = {{learning = [{json.dumps(label)}]}}\nseverity = {{{allowed}}}\n"
    )
