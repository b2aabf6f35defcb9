#!/usr/bin/env bash
# GUESS: the two FSRS libraries of one group, for JavaScript and for Python, with the same 21 parameters and no fuzz, give the
#   same schedule for the same history, so that progress can move between them; "a day" is a night between two reviews, or
#   the reader's calendar day.
# REALLY: neither is. ts-fsrs counts midnights of UTC passed since the last review, py-fsrs whole spans of 24 hours.
#   - A reader in California (midnight UTC is 16:00) who repeats a card after one hour, 15:30 and 16:30: to ts-fsrs a day has
#     passed and the memory is stronger (stability grows), to py-fsrs it is the same day (nothing grows).
#   - A reader who practises every evening five minutes earlier than the evening before: to py-fsrs a whole week is one day,
#     and the stability never grows; ts-fsrs counts six days. The card is due in 8 days here, in 36 there. Five minutes
#     *later* every evening, and both say 36.
#   - ts-fsrs disagrees with itself: get_retrievability() counts 24 hours, so it shows 100.00% for the very review that
#     next() then counts as a day later.
#   TZ changes nothing, and no option says where the reader's day turns. In JavaScript next_state() takes the days from its
#   caller, who can count nights; next() and repeat(), which everybody uses, do not.
# VERSIONS: ts-fsrs 5.4.2, fsrs (py-fsrs) 6.3.2.
# SOURCE: the libraries' READMEs (no word on what a day is); fsrs-rs issue 237, where the authors say that a day is a night's sleep.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q fsrs==6.3.2 2>pip.log || { cat pip.log; exit 3; }
npm init -y >/dev/null; npm install --silent --no-audit --no-fund ts-fsrs@5.4.2 2>npm.log || { cat npm.log; exit 3; }
cat > histories.json <<'JSON'
{"a day between":        [["2026-03-01T20:00:00Z", 4], ["2026-03-02T20:00:00Z", 3]],
 "15:30, 16:30 in California": [["2026-03-01T23:30:00Z", 4], ["2026-03-02T00:30:00Z", 3]],
 "14:30, 15:30 in California": [["2026-03-01T22:30:00Z", 4], ["2026-03-01T23:30:00Z", 3]],
 "every evening, 5 minutes earlier": [["2026-03-01T20:30:00Z", 4], ["2026-03-02T20:25:00Z", 3], ["2026-03-03T20:20:00Z", 3], ["2026-03-04T20:15:00Z", 3], ["2026-03-05T20:10:00Z", 3], ["2026-03-06T20:05:00Z", 3], ["2026-03-07T20:00:00Z", 3]],
 "every evening, 5 minutes later":   [["2026-03-01T20:00:00Z", 4], ["2026-03-02T20:05:00Z", 3], ["2026-03-03T20:10:00Z", 3], ["2026-03-04T20:15:00Z", 3], ["2026-03-05T20:20:00Z", 3], ["2026-03-06T20:25:00Z", 3], ["2026-03-07T20:30:00Z", 3]]}
JSON
cat > go.mjs <<'JS'
import { fsrs, createEmptyCard } from 'ts-fsrs'
import fs from 'node:fs'
const scheduler = fsrs({ enable_fuzz: false, w: JSON.parse(process.argv[2]) })
const out = {}
for (const [name, history] of Object.entries(JSON.parse(fs.readFileSync('histories.json', 'utf8')))) {
  let card = createEmptyCard(new Date(history[0][0])), shown
  for (const [at, rating] of history) { shown = scheduler.get_retrievability(card, new Date(at)); card = scheduler.next(card, new Date(at), rating).card }
  out[name] = [Number(card.stability.toFixed(3)), card.scheduled_days, shown]
}
console.log(JSON.stringify(out))
JS
cat > go.py <<'PY'
import json, os, subprocess, sys
from datetime import datetime
from importlib.metadata import version
from fsrs import Card, Rating, Scheduler

scheduler = Scheduler(enable_fuzzing=False)
python = {}
for name, history in json.load(open("histories.json")).items():
    card = Card()
    for at, rating in history:
        card, _ = scheduler.review_card(card, Rating(rating), datetime.fromisoformat(at))
    python[name] = [round(card.stability, 3), (card.due - datetime.fromisoformat(at)).days]

def javascript(zone):
    return json.loads(subprocess.run(["node", "go.mjs", json.dumps(list(scheduler.parameters))], check=True, capture_output=True, text=True, env={**os.environ, "TZ": zone}).stdout)

js = javascript("UTC")
print("py-fsrs", version("fsrs"), "ts-fsrs", json.load(open("node_modules/ts-fsrs/package.json"))["version"])
for name in python:
    print(f"{name:34} py-fsrs: stability {python[name][0]}, {python[name][1]} days;  ts-fsrs: stability {js[name][0]}, {js[name][1]} days, shown before: {js[name][2]}")
zones = [z for z in ("America/Los_Angeles", "Asia/Tokyo") if javascript(z) != js]
print("time zones of the process with another result:", zones)
got = {name: (*python[name], *js[name]) for name in python}
wanted = {"a day between": (13.485, 13, 13.485, 13, "98.29%"), "15:30, 16:30 in California": (8.296, 8, 13.485, 13, "100.00%"),
          "14:30, 15:30 in California": (8.296, 8, 8.296, 9, "100.00%"), "every evening, 5 minutes earlier": (8.296, 8, 36.351, 36, "100.00%"),
          "every evening, 5 minutes later": (36.351, 36, 36.351, 36, "99.54%")}
sys.exit(0 if got == wanted and not zones else f"CHANGED: expected {wanted}")
PY
v/bin/python go.py
