"""The facets of the search counted once more from the published data, by code that shares nothing with the search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from snowballstemmer.english_stemmer import EnglishStemmer

WORDS_A_MINUTE = 140
LONGEST = 3  # minutes that have a value of their own
NOT_SEARCHED = {"source", "kind"}

_stem = EnglishStemmer().stemWord
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SPOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_FIGURE = r"\d[\d.,]*"
_UNITS = (
    "percent|per cent|x|×|times|thousand|million|billion|k|m|bn|ms|milliseconds?|seconds?|minutes?|hours?|days?|weeks?"
    "|months?|years?|[kmgt]i?b|bytes|requests?|users?|customers?|people|teams?|services?|servers?|nodes?|incidents?"
    "|bugs?|pages?|lines|commits|projects?|sites?|websites|certificates?"
)
_MEASURED = re.compile(
    rf"[$€£]\s?{_FIGURE}|{_FIGURE}\s?%|\b{_FIGURE}[\s-]?(?:{_UNITS})\b|\d-fold|\b\d{{1,3}},\d{{3}}\b", re.IGNORECASE
)

Data = Mapping[str, Any]


def plain(markdown: str) -> str:
    """Return a text without the signs of Markdown."""
    linked = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"[*_`#>]|^\s*[-+]\s|^\s*\d+\.\s", "", linked, flags=re.MULTILINE)


def lengths(data: Data) -> dict[str, int]:
    """Count the stories by the minutes that it takes to tell their parts."""
    counts: dict[str, int] = {}
    for story in data["stories"]:
        words = sum(len(_SPOKEN.findall(plain(part["markdown"]))) for part in story["parts"])
        minutes = max(1, round(words / WORDS_A_MINUTE))
        key = str(minutes) if minutes <= LONGEST else "more"
        counts[key] = counts.get(key, 0) + 1
    return counts


def measured(data: Data) -> int:
    """Count the stories with a figure and its unit in a result or a metric."""
    texts = [
        [plain(part["markdown"]) for part in story["parts"] if part["kind"] in ("result", "metrics")]
        for story in data["stories"]
    ]
    return sum(any(_MEASURED.search(text) for text in found) for found in texts)


def areas(data: Data, stop_words: Iterable[str]) -> dict[str, int]:
    """Count for each focus area the stories that show its principle and hold every word of its name."""
    held = {story["id"]: _stems(_text(story, data), ()) for story in data["stories"]}
    counts = {}
    for principle in data["principles"]:
        for area in principle["focus_areas"]:
            needed = _stems(plain(area["name"]), stop_words)
            showing = [story["id"] for story in data["stories"] if principle["slug"] in story["principles"]]
            counts[f"{principle['slug']}.{area['id']}"] = sum(needed <= held[id_] for id_ in showing)
    return {key: count for key, count in counts.items() if count}


def _text(story: Data, data: Data) -> str:
    titles = [one["title"] for one in data["principles"] if one["slug"] in story["principles"]]
    keywords = [[one["name"], *one["aliases"]] for one in data["keywords"] if one["slug"] in story["keywords"]]
    fields = [value for name, values in story["fields"].items() if name not in NOT_SEARCHED for value in values]
    other = [f"{one.get('heading', '')}\n{one['markdown']}" for one in story["other"]]
    # The name of a keyword, and such other names as are one word: `long-term` is two.
    single = [name for names in keywords for name in names if len(_WORD.findall(name)) == 1]
    parts = [part["markdown"] for part in story["parts"]]
    return plain("\n".join([story["title"], *parts, *fields, *titles, *other, *single]))


def _stems(text: str, left_out: Iterable[str]) -> set[str]:
    """Return the stems of the words of a text, without those that the words left out have too."""
    words = {re.sub(r"['’]s?$", "", word.lower()) for word in _WORD.findall(text)}
    return {_stem(word) for word in words} - {form for word in left_out for form in (word, _stem(word))}
