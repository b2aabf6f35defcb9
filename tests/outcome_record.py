"""What each sentence of the labelled results weighs, as text: `python tests/outcome_record.py` writes it anew.

`tests/cases/outcomes.txt` says what *changed*, and nobody labels it: after a change of the weights, write it anew and
read the difference. Which sentence a reader would choose stands in `outcomes.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from banks import story
from storybank.link.outcome import _weighed
from storybank.model.kinds import PartKind

CASES = Path(__file__).parent / "cases"
WRITTEN = CASES / "outcomes.txt"


def record() -> Iterator[str]:
    """Yield a line for each sentence of each result: its weight, and its words."""
    for name, case in yaml.safe_load((CASES / "outcomes.yaml").read_text(encoding="utf-8")).items():
        yield name
        results = story("A", result=case["result"]).texts(PartKind.RESULT)
        yield from (f"  {weight:.2f} {sentence}" for weight, _, sentence in _weighed(results))


if __name__ == "__main__":
    WRITTEN.write_text("\n".join(record()) + "\n", encoding="utf-8")
