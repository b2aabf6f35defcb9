"""Where a sentence ends, in every script that says so with a mark."""

from __future__ import annotations

import re

_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+(?=[\"“‘(]*[^\sa-z])|(?<=[。！？])")


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text, each on one line; an empty text has none.

    >>> sentences('Tools, e.g. a linter, cost 3.5 days. He said "no." Then he left.')
    ['Tools, e.g. a linter, cost 3.5 days.', 'He said "no."', 'Then he left.']
    """
    return [sentence for sentence in _END.split(" ".join(text.split())) if sentence]
