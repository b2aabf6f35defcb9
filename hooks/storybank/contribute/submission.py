"""From a filled form to a story file: where it goes, what it says, and what keeps it from being published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ..model.kinds import FIELDS, Entries, FieldName, PartKind
from ..model.story import Story
from ..text.slug import slugify
from .answers import FormAnswers, leaves_code_open, read_form, single_line
from .compose import compose_story
from .event import Issue
from .questions import ANONYMOUS, CREDIT, FROM_TITLE, QUESTIONS


@dataclass(frozen=True, slots=True)
class Submission:
    """A story that somebody sent.

    `path` is below the content folder, `principle` the slug, `parts` what was answered and `text` the canonical file.
    `credited` is whether the author wants to be named. `obstacles` say, in words for the author, why it cannot become
    a pull request.
    """

    title: str
    principle: str
    path: str
    parts: Mapping[PartKind, str]
    text: str
    credited: bool
    obstacles: tuple[str, ...] = ()


def submission(
    issue: Issue, principles: Mapping[str, str], taken: Collection[str], cover: Callable[[str], str] = str
) -> Submission:
    """Return what an issue submits. `principles` leads from title to slug, `taken` are the paths that are in use.

    `cover` hides what must not be published: the path is shown wherever a finding is.
    """
    answers = read_form(issue.body)
    title = " ".join(answers["story-title"].split())
    principle = _principle(answers["principle"], issue.title, principles)
    obstacles = [*_missing(answers), *_unknown(principle, answers, issue.title, principles)]
    parts = {q.fills: answers[q.id] for q in QUESTIONS if isinstance(q.fills, PartKind) and answers[q.id]}
    return Submission(
        title=title,
        principle=principle,
        path=_free(f"{principle}/{slugify(cover(title))}" if principle else slugify(cover(title)), taken),
        parts=parts,
        text=compose_story(title, parts, _fields(answers)),
        credited=answers["credit"] == CREDIT,
        obstacles=tuple(obstacles),
    )


def read_back(sent: Submission, stories: Sequence[Story]) -> Submission:
    """Return the submission with an obstacle for each answer that the reader understands as something else.

    A heading or a label inside an answer would begin a new story or part. The author should say what was meant. An
    answer that is not there yet cannot be misunderstood, nor can one behind a code block that was left open.
    """
    if any(map(leaves_code_open, sent.parts.values())):
        return sent
    if len(stories) != 1:
        found = ["An answer holds a heading or a marker that begins or ends a story. Write headings as bold text."]
    else:
        read = {kind: "\n\n".join(stories[0].texts(kind)).strip() for kind in PartKind}
        answers = {kind: text.strip() for kind, text in sent.parts.items()}
        wrong = [kind.capitalize() for kind in PartKind if answers.get(kind) and read[kind] != answers[kind]]
        found = [f"A line in these answers reads like a heading or label: {', '.join(wrong)}."] if wrong else []
    return replace(sent, obstacles=(*sent.obstacles, *found))


def _principle(answer: str, issue_title: str, principles: Mapping[str, str]) -> str:
    """Return the slug of a principle that the bank has, "" for anything else: no text becomes a path here."""
    known = {title.casefold(): slug for title, slug in principles.items()}
    return known.get(_named(answer, issue_title).casefold(), "")


def _named(answer: str, issue_title: str) -> str:
    if answer not in ("", FROM_TITLE):
        return answer
    return issue_title.partition("[")[2].partition("]")[0].strip()


def _unknown(principle: str, answers: FormAnswers, issue_title: str, principles: Mapping[str, str]) -> list[str]:
    if principle:
        return []
    near = get_close_matches(_named(answers["principle"], issue_title), principles, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return [f"Choose the principle from the list, or write it in brackets in the title of the issue.{hint}"]


def _missing(answers: FormAnswers) -> list[str]:
    empty = [q.label for q in QUESTIONS if q.required and not answers[q.id]]
    found = [f"Please fill in: {', '.join(empty)}."] if empty else []
    if not answers.agreed:
        found.append("Please tick both boxes at the end of the form.")
    if answers["credit"] not in ("", CREDIT, ANONYMOUS):
        found.append("Please choose one of the two answers about credit.")
    found += [
        f"A code block in the answer “{q.label}” is not closed. End it with a line ``` as it began."
        for q in QUESTIONS
        if isinstance(q.fills, PartKind) and leaves_code_open(answers[q.id])
    ]
    found += [f"A heading “{label}” stands inside an answer. Write it as bold text." for label in answers.repeated]
    return found


def _fields(answers: FormAnswers) -> dict[FieldName, tuple[str, ...]]:
    values: dict[FieldName, tuple[str, ...]] = {}
    for question in QUESTIONS:
        if isinstance(question.fills, FieldName):
            answer = answers[question.id]
            if FIELDS[question.fills].entries is Entries.LINES:
                values[question.fills] = tuple(line.lstrip("-*• \t") for line in answer.split("\n") if line.strip())
            elif question.fills is FieldName.TAGS:
                values[question.fills] = tuple(answer.split(","))
            elif single_line(question.id):
                values[question.fills] = (answer,)
    return values


def _free(stem: str, taken: Collection[str]) -> str:
    number, path = 1, f"{stem}.md"
    while path in taken:
        number += 1
        path = f"{stem}-{number}.md"
    return path
