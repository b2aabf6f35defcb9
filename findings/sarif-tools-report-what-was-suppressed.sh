#!/usr/bin/env bash
# GUESS: a tool made for SARIF files counts the results that stand: not those that carry an accepted suppression, not
#   kind "pass", not those whose baselineState says "absent" (gone since the last run). Its diff compares results, by fingerprint or by
#   place and text. What it writes for GitLab names the file as it is in the repository.
# REALLY: sarif-tools looks at the level alone. A suppressed error and one that is "absent" are two errors: --check error ends
#   with 2 on a file without a standing error, and a "pass" is counted under "none". The Code Climate file for GitLab lists
#   all four, and names "content/My%20story.md", the URI as it is, which no file of the repository is called. diff compares
#   numbers per rule and message: all findings gone and as many new ones in other files are "no changes", exit 0, fingerprints or not.
#   So a baseline kept by this diff lets a new finding in for each old one that is mended.
# VERSIONS: sarif-tools 3.0.5.
# SOURCE: SARIF 2.1.0, sections 3.27.9 (kind), 3.27.23 (suppressions), 3.27.24 (baselineState), 3.4.3 (uri); the tool's README.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q sarif-tools==3.0.5 2>pip.log || { cat pip.log; exit 3; }
cat > make.py <<'PY'
import json

def result(rule, line, uri="content/My%20story.md", **more):
    return {"ruleId": rule, "message": {"text": f"about {rule}"}, "partialFingerprints": {"v1": f"{rule}:{uri}:{line}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line}}}], **more}

def write(name, *results):
    run = {"tool": {"driver": {"name": "T", "rules": [{"id": r} for r in ("OPEN", "IGNORED", "PASSED", "GONE")]}}, "results": list(results)}
    json.dump({"version": "2.1.0", "runs": [run]}, open(name, "w"))

write("states.sarif", result("OPEN", 3, level="warning"), result("IGNORED", 4, level="error", suppressions=[{"kind": "inSource", "status": "accepted"}]),
      result("PASSED", 5, kind="pass", level="none"), result("GONE", 6, level="error", baselineState="absent"))
write("before.sarif", result("OPEN", 3, level="error"), result("OPEN", 9, level="error"))
write("after.sarif", result("OPEN", 70, "content/other.md", level="error"), result("OPEN", 80, "content/third.md", level="error"))
PY
v/bin/python make.py
v/bin/sarif --version
v/bin/sarif --check error summary states.sarif > summary.txt 2>&1 && rc=0 || rc=$?; cat summary.txt; echo "exit $rc"
[ $rc -eq 2 ]
[ "$(grep -E '^(error|warning|none): ' summary.txt | tr '\n' ' ')" = 'error: 2 warning: 1 none: 1 ' ]
v/bin/sarif codeclimate -o states.json states.sarif >/dev/null
v/bin/python -c "import json; print(*(' '.join((x['description'], x['severity'], x['location']['path'])) for x in json.load(open('states.json'))), sep='\n')" | tee gitlab.txt
[ "$(wc -l < gitlab.txt)" -eq 4 ]
[ "$(grep -c 'content/My%20story.md$' gitlab.txt)" -eq 4 ]
grep -q '^about IGNORED major' gitlab.txt
v/bin/sarif --check error diff before.sarif after.sarif > diff.txt && rc=0 || rc=$?; cat diff.txt; echo "exit $rc"
[ $rc -eq 0 ]
grep -q '^error level: +0 -0 no changes' diff.txt
