#!/usr/bin/env bash
# GUESS: a mutation tool that changes numbers changes those at the top of a module too (LIMIT = 3, a table of weights), the
#   default of a dataclass field, and the bodies of properties and cached functions; what it cannot change, it counts or
#   names, so that "all mutants killed" is a statement about the file.
# REALLY: mutmut 3 puts a switch into each function and mutates only inside functions without decorators (and the defaults of
#   their parameters). Constants of the module, tables, defaults of dataclass fields, bodies under @property and @lru_cache
#   yield no mutant and no line in the report. The run below says "2 of 2 killed" for a module in which six numbers can be
#   raised by one without a failing test. cosmic-ray, on the same file, changes five of the six; the sixth stands in a
#   regular expression, which neither reads.
# VERSIONS: mutmut 3.8.1, cosmic-ray 8.7.0, pytest 9.0.2.
# SOURCE: mutmut's README, whose example switches mutation off for a class of two constants; mutmut issue 558, where somebody
#   counted 59 % of a project's statements out of reach.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q mutmut==3.8.1 cosmic-ray==8.7.0 pytest==9.0.2 2>pip.log || { cat pip.log; exit 3; }
mkdir -p src/pkg tests; touch src/pkg/__init__.py
cat > src/pkg/rules.py <<'PY'
import re
from dataclasses import dataclass
from functools import lru_cache

LIMIT = 30
WEIGHTS = {"label": 20}
LABEL = re.compile(r"[a-z]{2,15}")


@dataclass(frozen=True)
class Story:
    words: int = 700

    @property
    def long(self):
        return self.words > 400

    def is_short(self):
        return self.words < 50


@lru_cache
def enough(score):
    return score > 10
PY
cat > tests/test_rules.py <<'PY'
from pkg.rules import LABEL, LIMIT, WEIGHTS, Story, enough


def test_rules():
    assert LIMIT and WEIGHTS["label"] and LABEL.fullmatch("task")
    assert Story().long and not Story(1).long
    assert Story(49).is_short() and not Story(50).is_short()
    assert enough(99) and not enough(0)
PY
printf '[project]\nname = "pkg"\nversion = "0"\n[tool.mutmut]\nsource_paths = ["src"]\n[tool.pytest.ini_options]\npythonpath = ["src"]\n' > pyproject.toml
printf '[cosmic-ray]\nmodule-path = "src/pkg/rules.py"\ntimeout = 10\ntest-command = "true"\n[cosmic-ray.distributor]\nname = "local"\n' > cr.toml
v/bin/cosmic-ray init cr.toml cr.sqlite
v/bin/cosmic-ray dump cr.sqlite > cr.json
v/bin/mutmut run > mutmut.log 2>&1
v/bin/mutmut results --all true > results.txt
cat > show.py <<'PY'
import json, re, sys, types
from importlib.metadata import version
from pathlib import Path

def passes(source):
    """Whether the test holds with this text as the module: both are run here, a pytest for each would take long."""
    module = sys.modules["pkg.rules"] = types.ModuleType("pkg.rules")
    try:
        exec(source, module.__dict__)
        exec(Path("tests/test_rules.py").read_text() + "\ntest_rules()", {})
    except AssertionError:
        return False
    return True

source = Path("src/pkg/rules.py").read_text()
numbers = {int(m[0]): source[:m.start()].count("\n") + 1 for m in re.finditer(r"\b\d{2,3}\b", source)}
mutated = {json.loads(line)[0]["mutations"][0]["start_pos"][0] for line in open("cr.json") if "NumberReplacer" in line}
killed, alive = (Path("results.txt").read_text().count(word) for word in (": killed", ": survived"))
print("mutmut", version("mutmut"), "reports", killed, "killed,", alive, "survived:", *Path("results.txt").read_text().split())
print("cosmic-ray", version("cosmic-ray"), "would change numbers in lines", sorted(mutated))
unseen = [n for n in numbers if passes(source.replace(str(n), str(n + 1)))]
print("changed by hand, one more, and the tests still pass:", {n: source.splitlines()[numbers[n] - 1].strip() for n in unseen})
ok = (killed, alive) == (2, 0) and unseen == [30, 20, 15, 700, 400, 10] and mutated == {numbers[n] for n in (30, 20, 700, 400, 50, 10)}
sys.exit(0 if ok and passes(source) and not passes(source.replace("< 50", "< 51")) else "CHANGED")
PY
PYTHONPATH=src v/bin/python show.py
