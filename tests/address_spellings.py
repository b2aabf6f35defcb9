"""Every way to write an address that a browser still reads: what it drops, before, inside and behind."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Every control and white-space character, and what has no width: some are dropped, some are not, some end a host.
CATEGORIES = {"Cc", "Zs", "Zl", "Zp"}
UNSEEN = [
    *(char for char in map(chr, range(0x1_0000)) if unicodedata.category(char) in CATEGORIES),
    *("\u00ad", "\u180e", "\u200b", "\u200d", "\u202e", "\u2060", "\ufeff"),
]
FORMS = (
    "{x}https://example.org/a",
    "ht{x}tps://example.org/a",
    "https{x}://example.org/a",
    "https:{x}//example.org/a",
    "https:/{x}/example.org/a",
    "https://{x}example.org/a",
    "https://exam{x}ple.org/a",
    "https://example.org{x}/a",
    "{x}//example.org/a",
    "/{x}/example.org/a",
    "//{x}example.org/a",
    "{x}a/b.png",
    "a{x}/b.png",
    "a/b.png{x}",
    "mail{x}to:someone@example.org",
)
PLAIN = (
    *("", "#there", "?q=1", "a/b.png", "./a.md", "../a.md", "/a", "a b.md", "größe.md", "a\\b.md"),
    *(
        "https://example.org",
        "HTTPS://EXAMPLE.ORG/A",
        "http:example.org",
        "https:/example.org",
        "https:\\\\example.org",
    ),
    *("//example.org", "\\\\example.org", "/\\example.org", "\\/example.org", "///example.org", "https:///example.org"),
    *(
        "mailto:someone@example.org",
        "mailto:",
        "tel:+49",
        "file:///a",
        "data:,a",
        "blob:a",
        "about:blank",
        "x:y",
        "c:/a",
    ),
    *(
        "https://",
        "http://[",
        "https://a b/",
        "https://example.org:99999/",
        "https://u:p@example.org/",
        "ftp://example.org",
    ),
)


def spellings() -> Iterator[str]:
    """Yield every address once."""
    yield from dict.fromkeys((*PLAIN, *(form.format(x=char) for form in FORMS for char in UNSEEN)))
