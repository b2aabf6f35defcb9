"""The coverage of a bank as data: a part of the JSON export, and what `storybank coverage` prints."""

from __future__ import annotations

from ..model.coverage import Answer, Coverage, PrincipleCoverage

Data = dict[str, object]


def coverage_data(coverage: Coverage) -> Data:
    """Return the coverage as plain data (see `coverage` in stories.schema.json)."""
    return {
        "questions": coverage.questions,
        "answered": coverage.answered,
        "percent": coverage.percent,
        "principles": [_principle(principle) for principle in coverage.principles],
    }


def _principle(principle: PrincipleCoverage) -> Data:
    return {
        "slug": principle.slug,
        "answered": principle.answered,
        "stories": list(principle.stories),
        "also": list(principle.also),
        "measured": list(principle.measured),
        "organisations": list(principle.organisations),
        "failures": [{"story": story, "word": word} for story, word in principle.failures],
        "questions": [{"id": q.id, "answers": [_answer(answer) for answer in q.answers]} for q in principle.questions],
        "gaps": [{"kind": str(gap.kind), "question": gap.question} for gap in principle.gaps],
    }


def _answer(answer: Answer) -> Data:
    return {"story": answer.story, "reasons": [str(reason) for reason in answer.reasons]}
