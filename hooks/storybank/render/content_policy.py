"""The Content-Security-Policy of a page: files of the site, and inline only what was known before any content came.

The second wall behind cleaning: markup that slipped from content into a page runs nothing and fetches nothing, for its
hash is not among those of the policy.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Collection, Iterator, Mapping

from ..model.settings import POLICY

Source = tuple[str, str]  # a directive, and what it allows: ("img-src", "'self'")

_ELEMENT = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"""\ssrc\s*=|\stype\s*=\s*["']?[\w/.+-]*(?:json|plain|template)\b""", re.IGNORECASE)
_STYLED = re.compile(r"""<[a-z][^>]*?\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HOST = re.compile(r"https://[a-z0-9.-]+(?::\d+)?", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)  # the charset must stay first


def inline_sources(page: str) -> frozenset[Source]:
    """Return what a policy must allow for the scripts, style sheets and style attributes that stand in HTML itself."""
    return frozenset(_inline(page))


def _inline(page: str) -> Iterator[Source]:
    for tag, attributes, text in _ELEMENT.findall(page):
        if text and not _NOT_RUN.search(attributes):
            yield f"{tag.lower()}-src", _hash(text)
    for quoted in _STYLED.findall(page) if "style" in page else ():
        yield "style-src", "'unsafe-hashes'"  # lets a hash stand for an attribute; nothing else is allowed by it
        yield "style-src", _hash(html.unescape("".join(quoted)))


def _hash(text: str) -> str:
    read = text.replace("\r\n", "\n").replace("\r", "\n").encode()  # as a browser reads the page
    return f"'sha256-{base64.b64encode(hashlib.sha256(read).digest()).decode()}'"


def script_hosts(page: str) -> frozenset[Source]:
    """Return what a policy must allow for the scripts of other hosts that HTML loads, or names in an inline script."""
    scripts = (f"{attributes} {text}" for tag, attributes, text in _ELEMENT.findall(page) if tag.lower() == "script")
    return frozenset(("script-src", host) for script in scripts for host in _HOST.findall(script))


def content_policy(allowed: Collection[Source], base: Mapping[str, tuple[str, ...]] = POLICY) -> str:
    """Return the policy that allows the files of the site, and the sources given."""
    return "; ".join(f"{name} {' '.join(_sources(name, allowed))}" for name in base if _speaks(name, allowed, base))


def _speaks(directive: str, allowed: Collection[Source], base: Mapping[str, tuple[str, ...]]) -> bool:
    return bool(base[directive]) or any(name == directive for name, _ in allowed)


def _sources(directive: str, allowed: Collection[Source]) -> list[str]:
    added = sorted({source for name, source in allowed if name == directive})
    if "'unsafe-inline'" in added:
        added = [source for source in added if not source.startswith("'sha256-")]  # a hash would switch it off
    own = POLICY[directive] or POLICY["default-src"]
    return [source for source in own if not added or source != "'none'"] + added


def with_policy(page: str, policy: str) -> str:
    """Return a page with its policy as the first thing that its head says; HTML without a head stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n      {meta}", page, count=1)
