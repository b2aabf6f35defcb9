"""Counters such as "Example 2": whether a file speaks of one elsewhere too, looked up by its number."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

NUMERAL = r"(?:\d+|[一二三四五六七八九十]+)"
COUNTED = "star|case|example|story|study|sample|no|nr"
_NUMERAL = re.compile(NUMERAL)
# Within a line, or where a paragraph is wrapped; a heading of that word speaks of no number below it.
_COUNTED_BEFORE = re.compile(rf"(?:(?:{COUNTED})[^\S\n]+|(?<!# )(?:{COUNTED})[^\S\n]*\n[^\S\n]*|#)$", re.IGNORECASE)
_REACH = 40  # letters in which a word for what is counted, and the space behind it, may stand before a number


class Counters:
    """The numbers of a text, each with the places where it stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for found in _NUMERAL.finditer(text):
            self._places[found[0]].append(found.start())
        self.speak_of = cache(self._speak_of)  # the same counter may stand before many stories

    def _speak_of(self, label: str) -> bool:
        """Return whether the text speaks of a counter beside the place where it announces a story.

        A bare number is spoken of behind a word for what it counts. What has no number is no name.
        """
        number = _NUMERAL.search(label)
        if not number:
            return False
        places = (place - number.start() for place in self._places[number[0]])
        if number[0] == label:
            return any(self._stands(label, at) and self._is_counted(at) for at in places)
        return sum(self._stands(label, at) for at in places) > 1

    def _stands(self, label: str, at: int) -> bool:
        """Return whether the label stands at a place as whole words, whatever its capitals."""
        end = at + len(label)
        if at < 0 or self._text[at:end].casefold() != label.casefold():
            return False
        before, behind = self._text[at - 1 : at], self._text[end : end + 1]
        return not _is_word(before) and not _is_word(behind)

    def _is_counted(self, at: int) -> bool:
        return _COUNTED_BEFORE.search(self._text[max(0, at - _REACH) : at]) is not None


@lru_cache(maxsize=4)  # a file is asked for each of its stories, before and after
def counters_in(text: str) -> Counters:
    """Return the counters of a text."""
    return Counters(text)


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
