"""Whether a line names a principle: by a name that many share, alone or before more words, or by its place."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ...text.fold import fold, shadow, words
from ...text.words import is_unspaced
from ..languages.words import Phrasebook, phrases, raw_list, table, word_list
from ..titles.wording import is_generic, is_question, read_wording

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_QUOTED = re.compile(r"[\"“„«'‘].+[\"”“»'’]")
_DOING = table("words")["doing_endings"]
_LAST = table("words")["doing_last"]
_TERSE = 5  # signs of a name in a script that writes no spaces, at most
_EDGES = re.compile(r"^[\W_]+|[^\w)]+$")
_BEHIND = r"(?=\s+[-–—|·•]|\s*[:：—]|\s*$)"
_AROUND = {"amazon", "amazon's", "lp", "lps", "principle", "value", "no", "nr", "number"}
_SIDES = re.compile(r"\s+[/|·]\s+")
_ENDINGS = table("words")["competency_endings"]
_WHOLE = 6  # letters that a competency has at least to be known by its ending; half of them in a script without spaces
_SHORT = 5  # words of a name, at most
_MOTTO = re.compile(r"([^\W\d][^:–—.!?]{2,40}?)(\s*:|\s+[–—-]|,(?=\s[\"“„'‘*_]))\s+(.+)$")
_HEAD = 4  # words of a name before a motto, at most
_ASKING = 3  # words of a name at most that begins as a question may: "Share the load"


@lru_cache(maxsize=32_768)  # as for the wording of a line
def name_of(written: str) -> str:
    """Return the shared name that a line says and nothing beside it, as written; "" if there is none.

    >>> name_of("## 2. Dive Deep 🔎".lstrip("# ")), name_of("Stories for Ownership"), name_of("Owning the retry")
    ('Dive Deep', 'Ownership', '')
    """
    said = _EDGES.sub("", _BRACKETS.sub("", read_wording(written).title))
    if name := _name_in(said):
        return name
    beside = [name for side in _sides(said) if (name := _name_in(side))]
    return beside[0] if len(beside) == 1 or (not said.isascii() and beside) else ""


def _name_in(said: str) -> str:
    found = _names().search(shadow(said).casefold())
    if not found:
        return ""
    around = words(f"{said[: found.start()]} . {said[found.end() :]}")
    known = word_list("announcing") | word_list("generic") | _AROUND
    return said[slice(*found.span())] if all(word in known or word.isdigit() for word in around) else ""


def _sides(said: str) -> list[str]:
    """Return the pieces of a name beside its translation: "Ownership / Ответственность", "Dive Deep 深入"."""
    if len(pieces := _SIDES.split(said)) > 1:
        return pieces
    halves = [] if said.isascii() else said.split()
    return [" ".join(half for half in halves if is_unspaced(half) == side) for side in (False, True)]


def name_before(written: str) -> str:
    """Return the shared name that a longer line begins with, before a dash or colon; "" if there is none.

    >>> name_before("Bias for action — the leaking bucket")
    'Bias for action'
    """
    said = _EDGES.sub("", read_wording(written).title)
    found = _names(_BEHIND).match(shadow(said).casefold())
    return said[: found.end()] if found else ""


def name_within(said: str) -> str:
    """Return the shared name that stands in a sentence with a capital, "" if there is none.

    >>> name_within("My Dive Deep story, if they ask"), name_within("My story of taking ownership")
    ('Dive Deep', '')
    """
    found = _names().search(shadow(said).casefold())
    return said[slice(*found.span())] if found and said[found.start()].isupper() else ""


@cache
def _names(behind: str = r"(?!\w)") -> Phrasebook:
    return Phrasebook(raw_list("principles"), lambda names, _: rf"(?<!\w)(?:{names}){behind}")


def is_competency(written: str, longest: int = 1) -> bool:
    """Return whether a line says one of the competencies that interviewers ask for, and nothing else.

    Those in no list are known by their ending, up to the `longest` number of words.
    """
    said = _EDGES.sub("", _BRACKETS.sub("", read_wording(written).title))
    return any(_is_competency(each, longest) for each in (said, *_sides(said)))


def _is_competency(said: str, longest: int) -> bool:
    folded = words(said)
    if " ".join(folded) in word_list("competencies"):
        return True
    by_ending = 0 < len(folded) <= longest and len(folded[-1]) * (1 + is_unspaced(said)) >= _WHOLE
    virtue = shadow(said).casefold().endswith(_ENDINGS) and folded[-1] not in word_list("not_competencies")
    return by_ending and virtue and folded[0] not in word_list("anybody")


@lru_cache(maxsize=32_768)  # as above
def before_motto(written: str) -> str:
    """Return the name that a line says before a motto of its own, "" if it does not.

    >>> before_motto("Grit: never let go"), before_motto("**Thrift** — *a penny is a penny*"), before_motto("A: b")
    ('Grit', 'Thrift', '')
    """
    found = _MOTTO.match(read_wording(written).title)
    return found[1] if found and len(words(found[1])) <= _HEAD and len(words(found[3])) > 1 else ""


def motto_sign(written: str) -> str:
    """Return the sign between a name and its motto."""
    found = _MOTTO.match(read_wording(written).title)
    return found[2].strip() if found and before_motto(written) else ""


def without_brackets(title: str) -> str:
    return _BRACKETS.sub("", title)


def is_like_a_name(written: str, longest: int = _SHORT) -> bool:
    """Return whether a line may name a principle of the writer's own: short, no question, and not about stories."""
    wording = read_wording(written)
    said = words(wording.title)
    asks = is_question(wording.title) and (len(said) > _ASKING or "?" in wording.title)
    counted = not all(word.replace(".", "").isnumeric() or len(word) == 1 for word in words(wording.label))
    holds = is_collection(written) and not _says_what_to_do(wording.title)
    counts = fold(wording.title) in word_list("counters")  # "CAR", "Project"
    return 0 < len(said) <= longest and not (counted or asks or holds or counts or is_unsorted(written))


def is_unsorted(written: str) -> bool:
    """Return whether a heading only says that what stands below it is not sorted."""
    return fold(read_wording(written).title) in word_list("unsorted")


def sounds_like_one(written: str) -> bool:
    """Return whether a heading says what to do ("Put patients first", "Standing up for others") or quotes a saying."""
    title = read_wording(written).title
    if is_question(title):
        return False
    if is_unspaced(title):
        return len(title) <= _TERSE or fold(title).endswith(_LAST)
    return _QUOTED.fullmatch(title.strip()) is not None or _says_what_to_do(title)


def _says_what_to_do(title: str) -> bool:
    said, last = words(title) or [""], title.split()[-1:] or [""]
    doing = said[0].endswith(_DOING) and said[0] not in word_list("not_doing")
    return doing or said[0] in word_list("orders") or (last[0].islower() and last[0].endswith(_LAST))


def is_order(written: str) -> bool:
    """Return whether a heading says what to do, as an order."""
    said = words(read_wording(written).title)
    return len(said) > 1 and said[0] in word_list("orders")


def is_collection(written: str) -> bool:
    """Return whether a title speaks of stories, answers or principles: it names what holds them."""
    return is_about_stories(written) or announces(read_wording(written).title)


def is_about_stories(written: str) -> bool:
    """Return whether a title speaks of stories or answers, which then stand below it."""
    title = read_wording(written).title
    return is_generic(title) or phrases("announcing").search(fold(title)) is not None


def is_for_interviews(written: str) -> bool:
    """Return whether a title speaks of an interview, or of the application that leads to one.

    >>> is_for_interviews("Entretien à la mairie"), is_for_interviews("Interview kit"), is_for_interviews("My stories")
    (True, True, False)
    """
    return phrases("interviews").search(fold(read_wording(written).title)) is not None


def is_division(written: str) -> bool:
    """Return whether a heading is counted with a word, as a part of a book is, and not as a principle: "Part 2: …"."""
    label = words(read_wording(written).label)
    return len(label) > 1 and label[0].isalpha() and phrases("principle_counters").match(label[0]) is None


def announces(written: str) -> bool:
    """Return whether a heading says that principles or competencies stand below it."""
    return phrases("principle_announcing").search(fold(written)) is not None


def says_so(written: str) -> bool:
    """Return whether a line says itself that it names a principle: "Principle 2: …", or a shared name in brackets.

    A theme is one if it is a competency.

    >>> says_so("Core value 2: Mend before you buy"), says_so("Ответственность (Ownership)"), says_so("Value of time")
    (True, True, False)
    >>> says_so("Theme: Courage"), says_so("Theme: databases")
    (True, False)
    """
    wording = read_wording(written)
    kind = " ".join(word for word in words(wording.label) if not word.isnumeric())
    counted = bool(wording.title) and phrases("principle_counters").search(kind) is not None
    return counted or (kind in _themes() and is_competency(wording.title)) or is_translated(written)


@cache
def _themes() -> frozenset[str]:
    return frozenset(map(fold, table("fields")["theme"]))


def is_translated(written: str) -> bool:
    """Return whether a shared name stands in brackets behind other words."""
    inside = _BRACKETS.findall(shadow(read_wording(written).title))
    return any(name_of(name.strip("() ")) for name in inside)
