"""Names that mean something only inside a company: hosts, shares, private workspaces and tickets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ..settings import Settings
from .leak import Leak
from .urls import without_links

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_ADDRESS = re.compile(
    rf"(?<![\w.])(?:10(?:\.{_OCTET}){{3}}|172\.(?:1[6-9]|2\d|3[01])(?:\.{_OCTET}){{2}}|192\.168(?:\.{_OCTET}){{2}})"
    r"(?![\w]|\.\d)(?P<block>/(?:8|12|16)(?!\d))?"
)
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PRIVATE_TOP = r"(?:internal|intranet|intra|corp|lan|private|local|localdomain|home\.arpa)"
_HOSTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # build.corp, db1.eu.internal; not `config.local.json`, `.env.local` or a path
        rf"(?<![\w.@\\-])(?<!(?<!/)/)(?:{_LABEL}\.)+{_PRIVATE_TOP}(?![\w-]|\.\w|\()",
        # wiki.corp.acme.com
        rf"(?<![\w.@-])(?:{_LABEL}\.)+(?:internal|intranet|intra|corp|int)\.(?:{_LABEL}\.)+[a-z]{{2,}}(?![\w-]|\()",
        # endpoints that a cloud provider names after the customer
        rf"(?<![\w.-])(?:{_LABEL}\.)+(?:rds|elb|cache|redshift|es|compute)\.amazonaws\.com",
        rf"(?<![\w.-]){_LABEL}(?:\.[a-z0-9-]+)?\.(?:database\.windows\.net|azurecr\.io|vault\.azure\.net)",
        # prod-db-07, stg-kafka-3.eu1, ip-10-2-3-4
        r"(?<![\w./-])(?:[a-z0-9]+-)*(?:prod|prd|stg|staging|uat|qa)-(?:[a-z]+-)*[a-z]+-?\d{1,4}(?:\.[a-z0-9-]+)*(?![\w-])",
        # kafka-prod-12.use1.acme.net, web03.dc2
        r"(?<![\w./-])[a-z]+(?:-[a-z0-9]+)*-(?:prod|prd|stg|staging|uat|qa)-?\d{1,4}(?:\.[a-z0-9-]+)*(?![\w-])",
        r"(?<![\w./-])[a-z][a-z-]*\d{1,4}\.(?:[a-z0-9-]+\.)*(?:dc\d+|prod|prd|stg|staging|uat|qa)(?![\w-])",
        r"(?<![\w-])ip-10-\d{1,3}-\d{1,3}-\d{1,3}(?![\w-])",
        # \\fileserver\share
        r"(?<![\w\\])\\\\[a-z0-9][\w.-]+\\[\w$][\w$.-]*",
    )
)
_WORKSPACES = re.compile(
    rf"(?<![\w.-])(?:{_LABEL}\.)+(?:atlassian\.net|slack\.com/archives|sharepoint\.com|pagerduty\.com|service-now\.com"
    r"|zendesk\.com/agent|lightning\.force\.com|my\.salesforce\.com)(?:/(?:[\w./-]*[\w/-])?)?"
    r"|(?<![\w.-])(?:s3|gs)://[a-z0-9][\w.-]{2,}(?:/[\w./-]*\w)?"
    r"|(?<![\w.-])(?:docs|drive)\.google\.com/[\w/-]{10,}",
    re.IGNORECASE,
)
# Names that every machine of a kind knows, so they tell nothing about one company.
_EVERYWHERE = frozenset({"metadata.google.internal", "host.docker.internal", "gateway.docker.internal"})
_EVERYWHERE_SUFFIX = ("default.svc.cluster.local",)

_TICKET = re.compile(r"(?<![\w/#.-])(?P<project>[A-Z][A-Z0-9]{1,9})-(?:\d{2,7}|(?<=[A-Z]{3}-)[1-9])(?![\w-]|\.\d)")
_NUMBERED = re.compile(r"(?<![\w-])(?:INC|CHG|PRB|RITM|REQ|TASK|SCTASK|CSC?)\d{6,10}(?!\w)")
_WORDED = re.compile(
    r"(?<!\w)(?:ticket|case|incident|request|bug|jira|zendesk|servicenow)\s(?:no\.?\s?|number\s)?(?:#\d{3,}|(?!(?:19|20)\d\d(?!\d))\d{4,})(?![\w%,.]?\d)",
    re.IGNORECASE,
)


def hosts(text: str, _settings: Settings) -> Iterator[Leak]:
    """Yield internal host names, private addresses and links into workspaces that only a company can open."""
    for match in _ADDRESS.finditer(text):
        if not (match["block"] and match[0].partition("/")[0].endswith((".0.0", ".0.0.0"))):  # 10.0.0.0/8 is a standard
            yield Leak(
                match.start(), match.end(), "SB604", "a private network address", "what it is (“an internal host”)"
            )
    for pattern in _HOSTS:
        for match in pattern.finditer(text):
            name = match[0].lower()
            if name not in _EVERYWHERE and not name.endswith(_EVERYWHERE_SUFFIX):
                yield Leak(
                    match.start(), match.end(), "SB604", "an internal host name", "what it is (“the primary database”)"
                )
    for match in _WORKSPACES.finditer(text):
        yield Leak(
            match.start(), match.end(), "SB604", "a link into a private workspace", "what stands there, in a sentence"
        )


def tickets(text: str, _settings: Settings) -> Iterator[Leak]:
    """Yield ticket ids; not those in or linked to a public address, nor numbers of standards or machines."""
    running = without_links(text)
    for match in _TICKET.finditer(running):
        if match["project"] not in _public():
            yield Leak(match.start(), match.end(), "SB605", "a ticket id", "what it was about (“an internal ticket”)")
    for pattern in (_NUMBERED, _WORDED):
        for match in pattern.finditer(running):
            yield Leak(match.start(), match.end(), "SB605", "a ticket id", "what it was about (“an internal ticket”)")


@cache
def _public() -> frozenset[str]:
    return frozenset(
        tomllib.loads((resources.files(__package__) / "public.toml").read_text(encoding="utf-8"))["prefixes"]
    )
