"""The words and scripts that the tokeniser must know. The browser gets them with the index, so there is one list."""

from __future__ import annotations

_STOP_WORDS = """
    a about above after again all also am an and any are as at be because been before being below between both but
    by can cannot could did do does doing done during each either else for from further had has have having he her
    here hers herself him himself his how i if in into is it its itself just let me might more most much must my myself
    nor of off on once only or other our ours ourselves out over own rather same shall she should so some such than that
    the their theirs them themselves then there these they this those though through to too under until up upon us very
    was we were what when where whether which while who whom whose why will with without would yet you your yours
    yourself yourselves im ive id youre youve dont didnt doesnt isnt wasnt werent havent hadnt wont cant couldnt
    shouldnt wouldnt thats theres
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

UNSEGMENTED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # ideographic marks
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # Han, extension A
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul: particles are glued to the word
    (0xF900, 0xFAFF),  # Han, compatibility
    (0x20000, 0x3FFFF),  # Han, further planes
)
"""Ranges of characters that are written without spaces between words, or with endings glued on: pairs of characters
stand for words there."""

MAGNITUDES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "b": 10**9, "billion": 10**9}
PERCENT = ("percent", "per cent")


def is_unsegmented(char: str) -> bool:
    """Say whether the character belongs to a script without spaces between words."""
    return any(first <= ord(char) <= last for first, last in UNSEGMENTED)
