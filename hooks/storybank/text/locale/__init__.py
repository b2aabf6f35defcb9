"""The words of the interface: what pages, theme and scripts say to a reader, one table a language."""

from .languages import FALLBACK, EntryError, Locale, WordTable, locale_of
from .scripts import with_words

__all__ = ["FALLBACK", "EntryError", "Locale", "WordTable", "locale_of", "with_words"]
