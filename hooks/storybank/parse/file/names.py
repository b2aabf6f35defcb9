"""Whether a line names a principle: by a name that many share, alone or before more words, or by its place."""

from __future__ import annotations

import re
from functools import cache

from ...text.fold import fold, shadow, words
from ..languages.words import phrases, raw_list, word_list
from ..titles.wording import is_generic, is_question, read_wording

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_EDGES = re.compile(r"^[\W_]+|[^\w)]+$")
_BEHIND = r"(?=\s+[-–—|·•]|\s*[:：—]|\s*$)"
_AROUND = {"amazon", "amazon's", "lp", "lps", "principle", "value", "no", "nr", "number"}
_SHORT = 5  # words of a name, at most
_ASKING = 3  # words of a name at most that begins as a question may: "Share the load"


def name_of(written: str) -> str:
    """Return the shared name that a line says and nothing beside it, as written; "" if there is none.

    >>> name_of("## 2. Dive Deep 🔎".lstrip("# ")), name_of("Stories for Ownership"), name_of("Owning the retry")
    ('Dive Deep', 'Ownership', '')
    """
    said = _EDGES.sub("", _BRACKETS.sub("", read_wording(written).title))
    found = _names().search(shadow(said).casefold())
    if not found:
        return ""
    around = words(f"{said[: found.start()]} . {said[found.end() :]}")
    known = word_list("announcing") | word_list("generic") | _AROUND
    return said[slice(*found.span())] if all(word in known or word.isdigit() for word in around) else ""


def name_before(written: str) -> str:
    """Return the shared name that a longer line begins with, before a dash or colon; "" if there is none.

    >>> name_before("Bias for action — the leaking bucket")
    'Bias for action'
    """
    said = _EDGES.sub("", read_wording(written).title)
    found = _names(_BEHIND).match(shadow(said).casefold())
    return said[: found.end()] if found else ""


@cache
def _names(behind: str = r"(?!\w)") -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in raw_list("principles"))
    return re.compile(rf"(?<!\w)(?:{names}){behind}")


def is_competency(written: str) -> bool:
    """Return whether a line says one of the competencies that interviewers ask for, and nothing else."""
    return " ".join(words(read_wording(written).title)) in word_list("competencies")


def is_like_a_name(written: str) -> bool:
    """Return whether a line may name a principle of the writer's own: short, no question, and not about stories."""
    wording = read_wording(written)
    said = words(wording.title)
    asks = is_question(wording.title) and (len(said) > _ASKING or "?" in wording.title)
    counted = not all(word.isnumeric() for word in words(wording.label))
    return 0 < len(said) <= _SHORT and not (counted or asks or is_collection(written))


def is_collection(written: str) -> bool:
    """Return whether a title speaks of stories, answers or principles: it names what holds them."""
    title = read_wording(written).title
    return is_generic(title) or announces(title) or phrases("announcing").search(fold(title)) is not None


def announces(written: str) -> bool:
    """Return whether a heading says that principles or competencies stand below it."""
    return phrases("principle_announcing").search(fold(written)) is not None


def says_so(written: str) -> bool:
    """Return whether a line says itself that it names a principle: "Principle 2: …", or a shared name in brackets.

    >>> says_so("Core value 2: Mend before you buy"), says_so("Ответственность (Ownership)"), says_so("Value of time")
    (True, True, False)
    """
    wording = read_wording(written)
    kind = " ".join(word for word in words(wording.label) if not word.isnumeric())
    counted = bool(wording.title) and phrases("principle_counters").match(kind) is not None
    return counted or any(name_of(inside.strip("() ")) for inside in _BRACKETS.findall(shadow(wording.title)))
