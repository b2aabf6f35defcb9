"""A small bank of model objects, for tests of the stages after the parser."""

from __future__ import annotations

from storybank.model.kinds import FieldName, PartKind, SectionKind
from storybank.model.library import Keyword, Library, Mention, Related
from storybank.model.places import Place, Span
from storybank.model.story import (
    Document,
    Field,
    FocusArea,
    Heading,
    Other,
    Part,
    Principle,
    Question,
    Section,
    SectionItem,
    Story,
    StoryItem,
    Tip,
)
from storybank.text.slug import slugify, stable_id

PATH = "ownership.md"
SPAN = Span(PATH, 1, 9)


def part(kind: PartKind, markdown: str, label: str = "", also: tuple[PartKind, ...] = ()) -> Part:
    return Part(kind, label or kind.capitalize(), markdown, SPAN, also)


def field(name: FieldName, *values: str) -> Field:
    return Field(name, name.replace("_", " ").capitalize(), values, ", ".join(values), SPAN)


def story(title: str, *extra: StoryItem, result: str = "It worked.", principle: str = "ownership") -> Story:
    items = (
        part(PartKind.SITUATION, f"Situation of {title}."),
        part(PartKind.TASK, "The task."),
        part(PartKind.ACTION, "- First\n- Second"),
        part(PartKind.RESULT, result),
    )
    return Story(slugify(title), title, "", principle, (*items, *extra), SPAN)


def tip(text: str) -> Tip:
    return Tip(stable_id(text), text, SPAN)


def question(text: str) -> Question:
    return Question(stable_id(text), text, SPAN)


def section(kind: SectionKind, heading: str, *items: SectionItem) -> Section:
    return Section(kind, Heading(heading, 2, SPAN) if heading else None, items, SPAN)


def principle(title: str, *sections: Section) -> Principle:
    return Principle(slugify(title), title, Heading(title, 1, SPAN), sections, SPAN)


def ownership() -> Principle:
    """The principle that most tests need: every kind of section, two stories, text that belongs to no kind."""
    return principle(
        "Ownership",
        section(SectionKind.DEFINITION, "Definition", Other("", "**Think long-term.** Act for the whole.", SPAN)),
        section(
            SectionKind.STORIES,
            "STAR Pattern Examples",
            story(
                "Finishing the stream worker",
                field(FieldName.QUESTIONS, "Tell me about a time you finished the work of somebody else."),
                field(FieldName.ALSO_SHOWS, "Dive deep", "Courage"),
                result="Cut the cost by 40% in 2 weeks. Nobody missed the cron jobs.",
            ),
            Other("Notes", "A note between the stories.", SPAN),
            story(
                "Cross-team outage", field(FieldName.KIND, "retold"), field(FieldName.SOURCE, "<https://example.org/a>")
            ),
        ),
        section(SectionKind.FOCUS_AREAS, "Focus areas", FocusArea("a", "Cutting cost", "beyond the code", SPAN)),
        section(SectionKind.TIPS, "Interview tips", tip("Show **willingness**"), tip("Say what it cost")),
        section(SectionKind.QUESTIONS, "Questions", question("When did you finish work that somebody else had left?")),
        section(SectionKind.OTHER, "Red flags", Other("", "Blames others, never Ownership or Dive deep.", SPAN)),
    )


def library(*principles: Principle, **values: object) -> Library:
    """Link the principles by hand, the way `link` does."""
    found = principles or (ownership(), principle("Dive deep"))
    stories = tuple(story for p in found for story in p.stories)
    defaults: dict[str, object] = {
        "documents": tuple(Document(PATH, (), (p,)) for p in found),
        "principles": found,
        "stories": stories,
    }
    return Library(**(defaults | values))  # type: ignore[arg-type]


def linked() -> Library:
    """The bank of `ownership` and an empty principle, with keywords, a relation and a mention."""
    first, second = "finishing-the-stream-worker", "cross-team-outage"
    return library(
        keywords=(Keyword("kafka", "Kafka", ("event stream",)), Keyword("cost", "cost")),
        story_keywords={first: ("kafka", "cost"), second: ("kafka",)},
        related={first: (Related(second, ("Kafka",)),), second: (Related(first, ("Kafka",)),)},
        mentions={"dive-deep": (Mention("ownership", first, Place(PATH)),)},
        also_shows={first: ("dive-deep",)},
    )
