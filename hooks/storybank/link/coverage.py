"""Coverage: which question has which stories, and where a principle is thin. Counted here, for everybody who shows it.

Only what authors say counts: that a story answers a question, shows a principle, happened at an organisation. Words
that are alike are no answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..markdown import plain
from ..model.coverage import Answer, Coverage, PrincipleCoverage, QuestionCoverage, Reason
from ..model.findings import Finding, finding
from ..model.kinds import FieldName
from ..model.library import Library
from ..model.settings import Settings
from ..model.story import Principle, Question, Story
from ..text.fold import fold
from ..text.similarity import telling
from ..text.slug import stable_id
from ..text.words import runs
from . import facts

# The stems of words by which authors and interviewers call a failure, in the languages that most banks are written in.
FAILURE = telling(
    "fail fails failed failing failure failures mistake mistakes mistaken regret regrets regretted misjudged "
    "misjudgement blunder setback setbacks "
    "scheitern scheitert scheiterte gescheitert fehlschlag fehlschläge fehler misserfolg rückschlag irrtum "
    "échec échecs échoué erreur erreurs fracaso fracasos fracasó fracassé fallo equivocación "
    "falha falhas falhou fracasso fallimento fallito errore sbaglio"
)


def cover(library: Library) -> Coverage:
    """Return which stories answer the questions that the principles list, and what each principle has."""
    shown: dict[str, list[Story]] = defaultdict(list)
    own: dict[str, list[Story]] = defaultdict(list)
    named: dict[str, dict[str, Story]] = defaultdict(dict)
    for story in library.stories:
        own[story.principle].append(story)
        for slug in library.also_shows.get(story.id, ()):
            shown[slug].append(story)
        for value in story.values(FieldName.QUESTIONS):
            named[stable_id(value)][story.id] = story
    return Coverage(
        tuple(
            _principle(principle, own[principle.slug], shown[principle.slug], named) for principle in library.principles
        )
    )


def _principle(
    principle: Principle, own: list[Story], also: list[Story], named: dict[str, dict[str, Story]]
) -> PrincipleCoverage:
    stories = [*own, *also]
    names = [{fold(plain(value)): plain(value) for value in story.values(FieldName.ORGANISATION)} for story in stories]
    organisations = {key: name for found in names for key, name in found.items()}
    inside, around = {story.id for story in own}, {story.id for story in also}
    return PrincipleCoverage(
        slug=principle.slug,
        title=plain(principle.title),
        stories=tuple(story.id for story in own),
        also=tuple(story.id for story in also),
        measured=tuple(story.id for story in stories if facts.is_measured(story)),
        failures=tuple((story.id, word) for story in stories if (word := failure(story))),
        organisations=tuple(sorted(organisations.values(), key=fold)),
        is_one_organisation=len(organisations) == 1 and all(names),
        questions=tuple(
            _question(question, named.get(question.id, {}).values(), inside, around)
            for question in {question.id: question for question in principle.questions}.values()
        ),
    )


def _question(question: Question, stories: Iterable[Story], inside: set[str], around: set[str]) -> QuestionCoverage:
    answers = [Answer(story.id, tuple(_reasons(story, inside, around))) for story in stories]
    weight = list(Reason)
    answers.sort(key=lambda answer: [reason not in answer.reasons for reason in weight])
    return QuestionCoverage(question.id, plain(question.markdown), question.span.place, tuple(answers))


def _reasons(story: Story, inside: set[str], around: set[str]) -> Iterator[Reason]:
    if story.id in inside:
        yield Reason.OWN
    elif story.id in around:
        yield Reason.ALSO
    if facts.is_measured(story):
        yield Reason.MEASURED


def failure(story: Story) -> str:
    """Return the word by which the story says that it tells of a failure, as written, "" where none does.

    It stands in the title, the theme, a tag, or a question that the story answers; in its text somebody else's failure
    would count too.
    """
    fields = (FieldName.TAGS, FieldName.THEME, FieldName.QUESTIONS)
    texts = (story.title, *(value for name in fields for value in story.values(name)))
    return next((word for text in texts for word in runs(plain(text)) if telling(word) & FAILURE), "")


def check_coverage(library: Library, settings: Settings) -> tuple[Finding, ...]:
    """Return a finding where fewer questions are answered than the settings ask for, at the first that is not."""
    if not settings.coverage:
        return ()
    coverage = cover(library)
    if coverage.percent >= settings.coverage:
        return ()
    open_questions = [q for principle in coverage.principles for q in principle.questions if not q.answers]
    message = (
        f"stories answer {coverage.percent}% of the questions that principles list, and the setting coverage asks for "
        f"{settings.coverage}%; this is the first of {len(open_questions)} that none answers"
    )
    return (finding("SB704", open_questions[0].place, message, quote=open_questions[0].text),)
