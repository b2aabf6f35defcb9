"""A filled form, read back: GitHub writes each answer below its label as a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..markdown import code_lines
from .questions import CONSENTS, QUESTIONS, Control

NO_ANSWER = "_No response_"
_HEADING = re.compile(r"^### (?P<label>\S.*?)[ \t]*$", re.MULTILINE)
_TICKED = re.compile(r"^- \[[xX]\] (?P<text>.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """The answers by the id of their question, "" for none; `repeated` names labels that stood in an answer again."""

    values: Mapping[str, str]
    repeated: tuple[str, ...] = ()

    def __getitem__(self, id_: str) -> str:
        return self.values.get(id_, "")

    @property
    def agreed(self) -> bool:
        """True if every consent was ticked, whatever else was written."""
        ticked = {match["text"] for match in _TICKED.finditer(self["consent"])}
        return ticked >= set(CONSENTS)


def read_form(body: str) -> FormAnswers:
    """Return the answers in the body of an issue.

    Labels are looked for in the order of the form, so a heading of the same words inside an answer neither hides an
    answer nor loses text: it stays where it was written, or becomes the next answer, and is reported.
    """
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    headings = _headings(text)
    found: list[tuple[str, int, int]] = []
    repeated = []
    position = -1
    for question in QUESTIONS:
        places = [(start, end) for label, start, end in headings if label == question.label]
        following = [place for place in places if place[0] > position]
        if following:
            position = following[0][0]
            found.append((question.id, *following[0]))
        repeated += [question.label] if len(places) > 1 else []
    ends = [*(start for _, start, _ in found[1:]), len(text)]
    values = {id_: _answer(text[end:stop]) for (id_, _, end), stop in zip(found, ends, strict=False)}
    return FormAnswers(values, tuple(repeated))


def _headings(text: str) -> list[tuple[str, int, int]]:
    """Return the headings with where they begin and end; what stands in a code block is none.

    A code block that nobody closed would swallow the questions behind it: then each line that looks like one counts.
    """
    code = code_lines(text)
    every = list(_HEADING.finditer(text))
    outside = [match for match in every if text.count("\n", 0, match.start()) + 1 not in code]
    labels = {question.label for question in QUESTIONS}
    swallowed = labels & {match["label"] for match in every} - {match["label"] for match in outside}
    return [(match["label"], match.start(), match.end()) for match in (every if swallowed else outside)]


def leaves_code_open(answer: str) -> bool:
    """True if a code block of the answer is not closed, so that it would swallow what stands behind the answer."""
    return answer.count("\n") + 2 in code_lines(f"{answer}\nbehind")


def _answer(text: str) -> str:
    """Return an answer without the empty lines around it; the indentation of its first line stays."""
    answer = re.sub(r"\A(?:[ \t]*\n)+", "", text).rstrip()
    return "" if answer == NO_ANSWER else answer


def single_line(id_: str) -> bool:
    """True for a question that is answered in one line."""
    return next(q.control for q in QUESTIONS if q.id == id_) is not Control.TEXT
