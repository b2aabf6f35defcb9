"""Every way to write an address that a browser still reads: what it drops, before, inside and behind."""

from __future__ import annotations

from collections.abc import Iterator

DROPPED = [chr(code) for code in range(0x21)] + ["\x7f", "\x85", "\xa0", "\u200b", "\u2028", "\u3000", "\ufeff"]
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
    yield from dict.fromkeys((*PLAIN, *(form.format(x=char) for form in FORMS for char in DROPPED)))
