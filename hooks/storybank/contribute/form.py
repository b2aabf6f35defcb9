"""The contribution form, as GitHub shows it: its choices come from the content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from ..markdown import plain
from ..model.kinds import KINDS
from ..model.library import Library
from .questions import ANONYMOUS, CONSENTS, CREDIT, FROM_TITLE, QUESTIONS, Control, FormQuestion

PATH = ".github/ISSUE_TEMPLATE/story.yml"
LABEL = "story"
_HEAD = "# Made by `storybank form` from the principles of this bank; `storybank form --check` says when they differ.\n"
_INTRO = """\
Tell one concrete story. A workflow turns what you write into a story file, shows you how it will look, and opens the
pull request for you; edit this issue to change the story. Please leave out names, e-mail addresses, host names and
ticket numbers: they are found and stop the publication.
"""


def issue_form(library: Library) -> str:
    """Return the issue form for the principles of the library, as YAML."""
    form = {
        "name": "Contribute a story",
        "description": "No git needed: fill in the form, and the pull request is made for you.",
        "title": "[Principle] ",
        "labels": [LABEL],
        "body": [{"type": "markdown", "attributes": {"value": _INTRO}}, *_elements(titles(library))],
    }
    return _HEAD + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=120)


def titles(library: Library) -> tuple[str, ...]:
    """Return the titles of the principles, each once, as they are shown."""
    return tuple(sorted({plain(principle.title) for principle in library.principles}))


def _elements(principles: Sequence[str]) -> Iterator[dict[str, object]]:
    for question in QUESTIONS:
        options = _options(question, principles)
        if question.control is Control.CHOICES and not options:
            continue  # GitHub refuses an empty list
        yield _element(question, options)


def _options(question: FormQuestion, principles: Sequence[str]) -> list[str]:
    match question.id:
        case "principle":
            return [FROM_TITLE, *principles]
        case "also-shows":
            return list(principles)
        case "kind":
            return list(KINDS)
        case "credit":
            return [CREDIT, ANONYMOUS]
    return []


def _element(question: FormQuestion, options: list[str]) -> dict[str, object]:
    attributes: dict[str, object] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    element: dict[str, object] = {
        "type": str(question.control).partition(" ")[0],
        "id": question.id,
        "attributes": attributes,
    }
    if question.control is Control.CONSENT:
        attributes["options"] = [{"label": text, "required": True} for text in CONSENTS]
        return element
    if question.control is Control.CHOICES:
        attributes |= {"multiple": True, "options": options}
    elif question.control is Control.CHOICE:
        attributes |= {"options": options} | ({"default": 0} if options[0] == FROM_TITLE else {})
    return element | {"validations": {"required": question.required}}
