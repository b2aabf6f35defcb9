"""Compose: a new story or principle file in the canonical form, from what somebody typed or sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..markdown import begins_with_paragraph
from ..model.kinds import FIELDS, STAR, Entries, FieldName, PartKind

OPEN = "…"  # stands where text is still to be written; `storybank check` points to it
_MARKER = "<!-- storybank: story -->"  # what is not yet told would otherwise be taken for a template
_SECTIONS = (
    ("Definition", "What the principle asks for, and what it does not."),
    ("Stories", ""),
    ("Focus areas", "- **Name**: what it means in practice"),
    ("Interview questions", "- Tell me about a time …"),
    ("Interview tips", "- …"),
    ("Red flags", "- …"),
)


def compose_story(
    title: str,
    parts: Mapping[PartKind, str],
    fields: Mapping[FieldName, Iterable[str]] | None = None,
    *,
    level: int = 1,
    id_: str = "",
) -> str:
    """Return a story as Markdown. The four parts are always there; other parts and fields only if they say something.

    Values are Markdown and stay as they are, but for empty lines around them; a title is one line.
    """
    heading = f"{'#' * level} {_line(title) or OPEN}"
    blocks = [_MARKER] if any(not parts.get(kind, "").strip() for kind in STAR) else []
    blocks.append(f"{heading} {{#{id_}}}" if id_ else heading)
    further = [kind for kind in PartKind if kind not in STAR and parts.get(kind, "").strip()]
    blocks += [_labelled(kind.capitalize(), parts.get(kind, "")) for kind in (*STAR, *further)]
    for name, values in (fields or {}).items():
        given = [value.strip() for value in values if value.strip()]
        blocks += [_field(name, given)] if given else []
    return "\n\n".join(blocks) + "\n"


def compose_principle(title: str) -> str:
    """Return a principle file with every section, to be filled in."""
    sections = [f"## {heading}\n\n{text}".strip() for heading, text in _SECTIONS]
    return "\n\n".join([f"# {_line(title) or OPEN}", *sections]) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _labelled(label: str, text: str) -> str:
    text = text.strip("\n").rstrip() or OPEN
    return f"**{label}:** {text.lstrip()}" if begins_with_paragraph(text) else f"**{label}:**\n\n{text}"


def _field(name: FieldName, values: list[str]) -> str:
    label = f"**{name.replace('_', ' ').capitalize()}:**"
    if FIELDS[name].entries is Entries.LINES:
        return "\n".join([label, "", *(f"- {_line(value)}" for value in values)])
    return f"{label} {', '.join(_line(value) for value in values)}"
