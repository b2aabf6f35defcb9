"""What a reviewer reads about a pull request: the stories that change, as text and as a comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .changes import Change, Kind
from .exported import ExportedFinding, StoryText
from .quote import joined, labelled, rendered, rendered_inline
from .signatures import REVIEW

_LEFT_OUT = "_More than a comment holds: the rest is in the artefact of the workflow run._"
_MOST_FINDINGS = 50


def as_text(found: Sequence[Change], findings: Sequence[ExportedFinding]) -> str:
    """Return one line a story and one a finding."""
    lines = [f"{_kinds(change)}: {change.story.title} ({_place(change)})" for change in found]
    lines += [f"{f.path}:{f.line}: {f.code} {f.message}" for f in findings]
    return "\n".join([*map(_line, lines), _summary(found, findings), ""])


def as_comment(found: Sequence[Change], findings: Sequence[ExportedFinding]) -> str:
    """Return the comment for the pull request, with each text before and after as a reader would see it."""
    blocks = [REVIEW, f"### {_summary(found, findings)}"]
    if findings:
        listed = "".join(_item(finding) for finding in findings[:_MOST_FINDINGS])
        blocks.append(f"<p>New findings:</p><ul>{listed}</ul>")
    blocks += [_block(change) for change in found]
    return joined(blocks, _LEFT_OUT)


def _item(finding: ExportedFinding) -> str:
    place = rendered_inline(f"{finding.path}:{finding.line}")
    return f"<li><code>{place}</code> {rendered_inline(finding.code)} {rendered_inline(finding.message)}</li>"


def _block(change: Change) -> str:
    summary = (
        f"<b>{_kinds(change)}</b>: {rendered_inline(change.story.title)} <code>{rendered_inline(_place(change))}</code>"
    )
    return f"<details><summary>{summary}</summary>{''.join(_body(change))}</details>"


def _body(change: Change) -> Iterator[str]:
    before, after = change.before, change.after
    if before is None or after is None:
        yield from (labelled(label, text) for label, text in change.story.texts)
        return
    if Kind.RETITLED in change.kinds:
        yield f"<p>Title before: {rendered_inline(before.title)}</p>"
    if Kind.MOVED in change.kinds:
        yield f"<p>Place before: <code>{rendered_inline(f'{before.path}:{before.line}')}</code></p>"
    for label, old, new in _differences(before, after):
        sides = "".join(f"<td>{rendered(side) or '<em>nothing</em>'}</td>" for side in (old, new))
        head = f"<h4>{rendered_inline(label)}</h4><table><tr><th>Before</th><th>After</th></tr>"
        yield f"{head}<tr>{sides}</tr></table>"


def _differences(before: StoryText, after: StoryText) -> Iterator[tuple[str, str, str]]:
    """Yield each label whose text differs, with the text before and after."""
    old, new = _by_label(before), _by_label(after)
    for label in dict.fromkeys((*new, *old)):
        if old.get(label, "") != new.get(label, ""):
            yield label, old.get(label, ""), new.get(label, "")
    if before.principles[1:] != after.principles[1:]:
        yield "Also shows", ", ".join(before.principles[1:]), ", ".join(after.principles[1:])


def _by_label(story: StoryText) -> dict[str, str]:
    """Return the texts by label; texts of the same label below one another."""
    texts: dict[str, str] = {}
    for label, markdown in story.texts:
        texts[label] = f"{texts[label]}\n\n{markdown}" if label in texts else markdown
    return texts


def _kinds(change: Change) -> str:
    return ", ".join(change.kinds).capitalize()


def _place(change: Change) -> str:
    return f"{change.story.path}:{change.story.line}"


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _summary(found: Sequence[Change], findings: Sequence[ExportedFinding]) -> str:
    counts = [(kind, sum(kind in change.kinds for change in found)) for kind in Kind]
    stories = ", ".join(f"{count} {kind}" for kind, count in counts if count) or "none touched"
    return f"Stories: {stories}. New findings: {len(findings)}."
