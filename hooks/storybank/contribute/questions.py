"""The questions of the contribution form: the form is made from this table, and a filled form is read by it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..model.kinds import FieldName, PartKind


class Control(StrEnum):
    """How an answer is given."""

    INPUT = "input"
    TEXT = "textarea"
    CHOICE = "dropdown"
    CHOICES = "dropdown of several"
    CONSENT = "checkboxes"


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question: its `id` in links that prefill it, its `label` (the heading of the answer), and what it fills."""

    id: str
    label: str
    control: Control
    help: str
    required: bool = False
    fills: PartKind | FieldName | None = None


FROM_TITLE = "The one in [brackets] in the title above"
CREDIT = "Name me as co-author, by my GitHub account"
ANONYMOUS = "Keep my name out of the repository"
CONSENTS = (
    "The story is mine to tell, and I agree that it is published under the licence of this repository.",
    "It names no person who has not agreed, and nothing my employer or customer would not publish.",
)

QUESTIONS: tuple[FormQuestion, ...] = (
    FormQuestion("story-title", "Title", Control.INPUT, "What happened, in one line. It becomes the heading.", True),
    FormQuestion(
        "principle",
        "Principle",
        Control.CHOICE,
        "The one that the story shows best. Leave this as it is if the title above names it.",
        True,
    ),
    FormQuestion(
        "situation",
        "Situation",
        Control.TEXT,
        "What was going on, and why did it matter? Two or three sentences. Markdown is fine in all four parts.",
        True,
        PartKind.SITUATION,
    ),
    FormQuestion("task", "Task", Control.TEXT, "What was yours to achieve?", True, PartKind.TASK),
    FormQuestion("action", "Action", Control.TEXT, "What did you do, step by step?", True, PartKind.ACTION),
    FormQuestion(
        "result", "Result", Control.TEXT, "What came of it? Figures only if they are true.", True, PartKind.RESULT
    ),
    FormQuestion("learning", "Learning", Control.TEXT, "What would you do differently?", fills=PartKind.LEARNING),
    FormQuestion(
        "questions",
        "Questions",
        Control.TEXT,
        "Interview questions that the story answers, one a line.",
        fills=FieldName.QUESTIONS,
    ),
    FormQuestion("tags", "Tags", Control.INPUT, "Separated by commas.", fills=FieldName.TAGS),
    FormQuestion(
        "also-shows",
        "Also shows",
        Control.CHOICES,
        "Further principles that the story shows.",
        fills=FieldName.ALSO_SHOWS,
    ),
    FormQuestion(
        "organisation",
        "Organisation",
        Control.INPUT,
        "Only if it is public. Leave it empty to stay unknown.",
        fills=FieldName.ORGANISATION,
    ),
    FormQuestion("period", "Period", Control.INPUT, "Such as 2023 or 2023-04.", fills=FieldName.PERIOD),
    FormQuestion(
        "kind",
        "Kind",
        Control.CHOICE,
        "Your own, retold from a public account, or made up to illustrate?",
        True,
        FieldName.KIND,
    ),
    FormQuestion(
        "source",
        "Source",
        Control.TEXT,
        "For a retold story: [title](address), publisher, date; one source a line.",
        fills=FieldName.SOURCE,
    ),
    FormQuestion("credit", "Credit", Control.CHOICE, "Both are fine. The issue itself is public either way.", True),
    FormQuestion("consent", "Consent", Control.CONSENT, "", True),
)
