"""What the words of a heading say: a counter before the title, a generic announcement, a question, a principle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from ...text.fold import LEADING, MARKUP, fold, shadow, words
from ...text.words import size
from ..languages.words import phrases, raw_list, word_list
from ..layout.messages import message_head

_NUMBER = (
    r"(?:\d+(?:\.\d+)*|[ivxIVX]+|[A-Ha-h]|one|two|three|four|five|six|seven|eight|nine|ten|[一二三四五六七八九十]+)"
)
_NAMING = [*raw_list("counters"), *raw_list("principle_counters")]
_WORDS = "|".join(map(re.escape, _NAMING))
_TITLING = "|".join(map(re.escape, [*_NAMING, *raw_list("titling")]))
_NUMBERED = "|".join(map(re.escape, [*_NAMING, *raw_list("numbered_counters")]))
_PRINCIPLES, _ASIDES = ("|".join(map(re.escape, raw_list(name))) for name in ("principle_counters", "principle_asides"))
_WHOSE = "|".join(map(re.escape, raw_list("modifiers")))
_SIGNS = "|".join(map(re.escape, raw_list("number_signs")))
_SIGN = rf"\s*(?:[#№]|n[°ºo]\.?|nr\.?|(?:{_SIGNS}))?\s*"
_OF_ALL = r"(?:/\d+)?"  # "Story 1/7"
_BEHIND = r"(?:\s*[:.\-–—)\]|、→=]+\s*|\s+/\s+)"
_DURATIONS, _LENGTHS, _TELLINGS = (
    "|".join(map(re.escape, raw_list(name))) for name in ("durations", "lengths", "tellings")
)
_COUNTERS = (
    re.compile(
        rf"\[?(?:{_NUMBERED})(?![a-z]){_SIGN}\(?{_NUMBER}{_OF_ALL}\)?(?:{_BEHIND}|\s*$|\s*(?=[「『《]))", re.IGNORECASE
    ),
    re.compile(rf"(?:{_WORDS}){_SIGN}(?:\d+|[一二三四五六七八九十]+)\s+(?=\S)", re.IGNORECASE),
    re.compile(rf"(?:{_TITLING})(?:{_SIGN}\(?{_NUMBER}\)?{_BEHIND}(?=\S)|\s*(?:[:|]|\s[-–—])\s*)", re.IGNORECASE),
    re.compile(
        rf"(?:(?:{_WHOSE})\s+)?(?:{_PRINCIPLES})(?:\s+(?:{_ASIDES}))?(?:\s*:\s*|\s+(?=(?:\"[^\"]+\"|«[^«»]+»)\W*$))",
        re.IGNORECASE,
    ),
    re.compile(rf"\[(?:{_NUMBERED}|{_TITLING}){_SIGN}{_NUMBER}?\]\s*:?\s*(?=\S)", re.IGNORECASE),
    re.compile(r"[#№]?\s*\(?\d+(?:[.-]\d+)*(?![.-]?\d)\s*-?[.):、°](?!\d)\s*"),
    re.compile(r"\d{1,2}(?:\.\d{1,2})+\s+(?=[^\W\d_a-z])"),
    re.compile(r"(?:[A-H]\d{1,2}|Q)[.)]\s+(?=\S)|[a-z]\)\s+(?=\S)|\[(?:[A-Z]|\d{1,2})\]\s+(?=\S)"),
    re.compile(r"(?P<initial>[A-Z])\s+[-–—]\s+(?=(?P=initial)\w)"),  # "C — Compassion"
    re.compile(r"#\s*\d+\s+(?=\S)|\d+\s+[-–—·•|]\s+"),
    re.compile(r"\(?[一二三四五六七八九十]{1,3}\)?\s*[、.]\s*|\([一二三四五六七八九十]{1,3}\)\s*"),
    re.compile(rf"(?:{_LENGTHS})\s+(?:{_TELLINGS})\s*(?:\([^()]*\)\s*)?:\s*", re.IGNORECASE),
    re.compile(r"第\s*[\d一二三四五六七八九十]+\s*[个則则]?\s*(?:故事|案例|例|事例)?\s*[:.、]?\s*"),
)
_LENGTH = re.compile(rf"\W*{_NUMBER}(?:\s*[-–]\s*\d+)?[\s-]*(?:{_DURATIONS})[\s-]*(?:{_TELLINGS})?\W*")
_QUESTIONS = tuple(f"{start} " for start in word_list("question_starts"))
_ID = re.compile(r"\s*\{#(\w[\w:.-]*)[^{}]*\}\s*$")
_NAMED = re.compile(r"(?<!!)\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")  # a link by name: "[[2016 oaks|Planting oaks]]"
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)")
_EDIT = re.compile(r"\s*\[[^\[\]]*\]\([^()\s]*action=edit[^()\s]*\)\s*$")  # behind each heading of a wiki
_CODE = re.compile(r"(`+[^`]*<[^`]*`+)")  # without its ticks it would be a tag, and lost
_ESCAPED = re.compile(r"\\([-.!#()\[\]+&])")  # as exports write "1\\. Ownership"
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|apos|#39);")  # those that cannot become a tag
_QUOTED = re.compile(r"[「『《]([^「」『』《》]+)[」』》]")  # what a counter stands before
_IN_QUOTES = re.compile(r"[\"“„«]\s*([^\"“”„«»]+?)\s*[\"”“»]:?")  # 'Value "Courage"'
_STRONG = re.compile(r"\*\*|__|<(?:b|strong)\b")
_WRAPPED = re.compile(r"(\*{1,3}|_{1,3}|`+|<(\w+)[^<>]*>)(.+?)(?:\1|</\2>)\s*[:.]?$")


@dataclass(frozen=True, slots=True)
class Wording:
    """A heading in its pieces: the counter before the title, the title, the id behind it, and what a link hid."""

    label: str = ""
    title: str = ""
    explicit_id: str = ""
    hidden: str = ""


@lru_cache(maxsize=32_768)  # a line is asked for its title at many steps, and the largest file has so many
def read_wording(written: str) -> Wording:
    """Take a heading, as written, to pieces.

    >>> read_wording("**Example 2:** The *slow* query {#slow}")
    Wording(label='Example 2', title='The slow query', explicit_id='slow', hidden='')
    """
    found = _ID.search(written)
    text = written[: found.start()] if found else written
    hidden = " ".join(f"<{link[1]}>" for link in _LINK.findall(text))
    text = _unmarked(_NAMED.sub(r"\1", _LINK.sub(r"\1", _EDIT.sub("", text)))).strip()
    plain = shadow(text)
    begun = message_head(plain)[1]  # when and by whom it was sent
    at = begun or len(plain) - len(LEADING.sub("", plain))
    start = 0 if begun else at
    for _ in range(3):  # "Question 3 - Example 1: …"
        found_counter = next((m for p in _COUNTERS if (m := p.match(plain, at)) and m.end() > at), None)
        if not found_counter:
            break
        at = found_counter.end()
        if plain[at : at + 1] == "«":
            break
        at = len(plain) - len(LEADING.sub("", plain[at:]))
    label = text[start:at].strip().rstrip(":：.-–—)]】|、→·•/ ").lstrip("[【").strip()
    rest = text[at:].strip()
    quoted = (
        _QUOTED.fullmatch(rest) or (_IN_QUOTES.fullmatch(rest) if ":" not in text[:at] else None) if label else None
    )
    title = _ENTITY.sub(lambda entity: unescape(entity[0]).replace("\u00a0", " "), quoted[1] if quoted else rest)
    return Wording(label, title.strip(), found[1] if found and found[1][0].isalpha() else "", hidden)


def _unmarked(text: str) -> str:
    """Return a text without emphasis, tags and escapes; code that holds a tag stays as it is."""
    return "".join(
        part if at % 2 else _ESCAPED.sub(r"\1", MARKUP.sub("", part)) for at, part in enumerate(_CODE.split(text))
    )


def is_generic(title: str) -> bool:
    """Return whether a title without its counter names no story: "STAR answer", "Example"."""
    found = words(title)
    announcing, generic = word_list("announcing"), word_list("generic")
    announced = any(word in announcing for word in found)
    return announced and all(word in announcing or word in generic or word.isdigit() for word in found)


def speaks_of_stories(written: str) -> bool:
    """Return whether a title speaks of stories or answers, among other words: "My own answer"."""
    return phrases("announcing").search(fold(read_wording(written).title)) is not None


def is_length(title: str) -> bool:
    """Return whether a title only says how long a telling is: "2-minute version"."""
    return _LENGTH.fullmatch(fold(title)) is not None


def is_question(title: str) -> bool:
    """Return whether a title is an interview question."""
    text = fold(title).strip("\"'*_ ")
    return shadow(title).rstrip("\"'*_ )").endswith("?") or text.startswith(_QUESTIONS)


def is_wrapped(text: str) -> bool:
    """Return whether the whole line is emphasised, as a title in bold is."""
    return text.rstrip(": .\t").endswith(("*", "_", "`", ">")) and _WRAPPED.fullmatch(text.strip()) is not None


def is_bold(text: str) -> bool:
    """Return whether the whole line is in bold, which emphasis alone is not."""
    return _STRONG.match(text) is not None and is_wrapped(text)


def first_clause(text: str, limit: int = 70) -> str:
    """Return the beginning of a text as a title: its first sentence, cut at a word."""
    plain = " ".join(MARKUP.sub("", _LINK.sub(r"\1", text)).replace(">", " ").split()).strip("-•+ \"'“”‘’")
    sentence = re.split(r"(?<=[.!?])\s|[。！？;；]", plain, maxsplit=1)[0].rstrip(".,:; ")
    if len(sentence) <= limit or size(sentence) <= 3:
        return sentence[: limit * 2]
    return sentence[:limit].rpartition(" ")[0].rstrip(".,:; ") + " …"
