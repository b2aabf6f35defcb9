"""The outcome of a story in one line: the sentence that says what changed, by how much, and for whom.

An index that shows the first sentence of each Result shows "The change corrected the problem." So each sentence is
weighed by what it says, and the heaviest is the line, whole: a sentence that is cut says something else. Figures weigh
in every language, words in English and German. The weights were fitted by hand to `tests/cases/outcomes.yaml`, where
people said which sentence is best.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..markdown import plain, told
from ..model.kinds import FieldName, PartKind
from ..model.story import Story
from ..text.figures import CHANGE, MEASURE, NEAR_CHANGE, NEAR_FIGURE, NO_TIME, counts
from ..text.sentences import sentences

LINE_LENGTH = 160  # an author's short version of this length is the line itself
COUNTS = 0.7  # that a sentence counts something, dates and versions aside


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sentence may say, and how much it weighs there; it counts once.

    One of its `words` says it, or else what is `found` in the sentence; it is looked for beside one that is `near`.
    """

    weight: float
    words: str = ""
    found: Callable[[str], object] = bool
    near: str = ""


def _phrases(weight: float, phrases: str, near: str, words: str = "") -> Sign:
    return Sign(weight, words, re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE).search, near)


_SIGNS = (
    Sign(2.0, found=CHANGE.search, near=NEAR_CHANGE),
    Sign(1.0, found=MEASURE.search, near=NEAR_FIGURE),  # of any kind, a time among them
    Sign(1.2, found=NO_TIME.search, near=NEAR_FIGURE),
    _phrases(
        1.2,
        "went from",
        "from",
        "reduc\\w+|cut|cuts|saved?|saves|improv\\w+|increas\\w+|decreas\\w+|f[ae]ll|rose|drop\\w*|grew|gain\\w*|doubled|halved"
        "|tripled|eliminat\\w+|avoid\\w+|prevent\\w+|restored?|recover\\w+|resolv\\w+|fixed|replac\\w+|remov\\w+|deliver\\w+"
        "|launch\\w*|shipped|released|adopt\\w+|accepted|approved|won|lost|stopped|disappeared|closed|merged|finished"
        "|kept|ran|became|retained|renewed|signed|bankrupt|abandoned|cancelled|less|fewer|faster|sooner"
        "|cheaper|stayed|survived|landed"
        "|(?:ge)?sparte?\\w*|sank\\w*|gesunken|fiel(?:en)?|gefallen|stieg\\w*|gestiegen|wuchs\\w*|gewann\\w*|gewonnen|verlor\\w*"
        "|verbessert\\w*|verringert\\w*|verkürzt\\w*|gesenkt|senkte\\w*|halbiert\\w*|verdoppelt\\w*|verdreifacht\\w*"
        "|vermied\\w*|vermieden|verhindert\\w*|gerettet|rettete\\w*|ersetzt\\w*|eingeführt|führte\\w*|übernahm\\w*"
        "|unterschrieb\\w*|weniger|schneller|früher|günstiger|blieb\\w*|geblieben|überlebt\\w*|verschwand\\w*",
    ),
    _phrases(1.2, "(?:went|moved|came down|grew|rose|fell|dropped) from", "from"),
    Sign(0.6, "no|zero|0|nobody|without|kein\\w*|niemand\\w*|ohne"),
    Sign(0.4, "now|today|since|every|heute|seitdem|seither|jede\\w*"),
    Sign(
        0.5,
        "users?|customers?|clients?|teams?|company|engineers|developers|everybody|everyone|people|players|managers?"
        "|kund(?:en|innen)|nutzer\\w*|firma|leute|alle|bewohner\\w*|patient(?:en|innen)|familien?|schüler\\w*",
    ),
    Sign(
        -1.5,
        "wrote|recalled|recorded|explains?|explained|account|post|said|says|warned|lesson|learned|learnt"
        "|schrieb\\w*|erinnert\\w*|erklärt\\w*|berichtet\\w*|sagte\\w*|warnt\\w*|lehre|gelernt",
    ),
    _phrases(-1.2, "not yet|had been|been in place|noch nicht", "yet|been|nicht", "cause|reason|ursache|grund"),
    _phrases(
        -0.7,
        "could have",
        "have",
        "would|might|perhaps|expected|estimated|promised?|würden?|könnten?|vielleicht|erwartet\\w*|geschätzt\\w*",
    ),
    Sign(  # how long it was, and not what came of it
        -2.5,
        found=re.compile(
            r"\b(?:lasted|took|dauerte)\b[^.,;]{0,20}\d(?![^.]*\b(?:less|instead|weniger|statt)\b)"
        ).search,
        near="lasted|took|dauerte",
    ),
    Sign(-2.5, found=re.compile(r"[\[<]\w{1,12}[\]>]|\bTODO\b|^Says\b").search, near=r"\w+"),  # a gap
    Sign(
        -1.0,
        found=re.compile(r"(?:It|This|That|They|He|She|Both|These|Those|One|The change|The exception)\b").search,
        near=r"\w*(?:it|this|that|they|he|she|both|these|those|one)|change|exception",
    ),
    # "Das" is an article too, so what follows it decides.
    Sign(
        -1.0,
        found=re.compile(
            r"(?:Es|Er|Sie|Dies|Das (?:hat|war|ist|ging|half|gelang|wurde|funktionierte)|Die Änderung)\b"
        ).search,
        near=r"\w*(?:es|er|sie|dies)|hat|war|ist|ging|half|gelang|wurde|funktionierte|änderung",
    ),
)
_LENGTHS = ((320, -3.0), (240, -1.5), (LINE_LENGTH, -0.5))  # longer than so many characters
_WORDS = re.compile(r"\w+")
_FIRST = (0.8, 0.4, 0.2)  # who tells a result begins with it


def outcome(story: Story) -> str:
    """Return the line: the author's own, or else the best sentence of the Result as plain text, "" without one."""
    own = next(filter(is_line, story.values(FieldName.SHORT_VERSION)), "")
    return plain(own) if own else _best(story.texts(PartKind.RESULT))


def is_line(short: str) -> bool:
    """Say whether a short version is the line that its author chose, and no telling of the story."""
    return 0 < len(plain(short)) <= LINE_LENGTH


def says_outcome(line: str) -> bool:
    """Say whether a line tells what came of a story, as far as its words show: of words unknown here it is believed."""
    return weight(line) >= 0


@lru_cache(maxsize=2**16)  # pages, the check and each export ask for the line of the same story
def _best(results: tuple[str, ...]) -> str:
    return max(_weighed(results), default=(0.0, 0, ""))[2]


def _weighed(results: tuple[str, ...]) -> Iterator[tuple[float, int, str]]:
    """Yield each sentence of the Results with its weight; of two alike the earlier is the greater."""
    for number, sentence in enumerate(s for text in results for line in told(text) for s in sentences(line)):
        yield weight(sentence) + (_FIRST[number] if number < len(_FIRST) else 0), -number, sentence


def weight(sentence: str) -> float:
    """Return how much a sentence says about what came of a story."""
    said: set[int] = set()
    near: set[int] = set()
    for word in set(_WORDS.findall(sentence)):
        says, is_near = _told_by(word)
        said |= says
        near |= is_near
    signs = sum(sign.weight for at, sign in enumerate(_SIGNS) if at in said or (at in near and sign.found(sentence)))
    too_long = next((loss for length, loss in _LENGTHS if len(sentence) > length), 0.0)
    return signs + too_long + COUNTS * counts(sentence)


@lru_cache(maxsize=2**15)  # a bank has more sentences than words
def _told_by(word: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return which signs a word is, and for which it has a sentence looked at."""
    return _matching((sign.words for sign in _SIGNS), word), _matching((sign.near for sign in _SIGNS), word)


def _matching(patterns: Iterable[str], word: str) -> frozenset[int]:
    return frozenset(at for at, pattern in enumerate(patterns) if re.fullmatch(pattern, word, re.IGNORECASE))
