#!/usr/bin/env bash
# GUESS: an index that lunr.py builds, which says that lunr.js can load it, answers there as one that lunr.js built itself:
#   both state version 2.3.9 and the same pipeline, "stemmer". MkDocs offers the two as equal: prebuild_index: python or node.
# REALLY: the two English stemmers read Porter differently. lunr.py turns a last y after a vowel into i, lunr.js keeps it:
#   "key" is "kei" in the one and "key" in the other. The index holds "kei", the browser asks for "key", and nothing is found,
#   by no form of the word: key, deploy, gateway, array, display, survey, relay, day. Words with a consonant before the y
#   (query, proxy) are alike, so a first trial works. lunr.js loads the index without a word, since it compares versions
#   only; and "mkdocs build --strict" with prebuild_index: python publishes such an index.
# VERSIONS: lunr (PyPI, lunr.py) 0.8.0, lunr (npm, lunr.js) 2.3.9, mkdocs 1.6.1 (whose search page carries lunr.js).
# SOURCE: lunr.py's README ("Interoperability with Lunr.js"); MkDocs' configuration page on prebuild_index.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q lunr==0.8.0 mkdocs==1.6.1 2>pip.log || { cat pip.log; exit 3; }
npm init -y >/dev/null; npm install --silent --no-audit --no-fund lunr@2.3.9 2>npm.log || { cat npm.log; exit 3; }
cat > docs.json <<'JSON'
["the keys were lost", "a key was lost", "we deploy daily", "we deployed twice", "two gateways", "a query ran", "the proxy broke", "an array grew", "displays flicker", "the survey said", "a relay failed", "they enjoy it", "a day later", "the employee left", "easy to see"]
JSON
cat > build.py <<'PY'
import json
from importlib.metadata import version
from lunr import lunr
texts = json.load(open("docs.json"))
index = lunr(ref="id", fields=["text"], documents=[{"id": str(i), "text": t} for i, t in enumerate(texts)])
index = index.serialize()
json.dump(index, open("index.json", "w"))
print("lunr.py", version("lunr"), "writes version", index["version"], "and pipeline", index["pipeline"])
PY
v/bin/python build.py
cat > go.mjs <<'JS'
import fs from 'node:fs'
import lunr from 'lunr'
const texts = JSON.parse(fs.readFileSync('docs.json', 'utf8'))
const own = lunr(function () { this.ref('id'); this.field('text'); texts.forEach((text, id) => this.add({ id: String(id), text })) })
const loaded = lunr.Index.load(JSON.parse(fs.readFileSync('index.json', 'utf8')))
console.log(`lunr.js ${lunr.version} writes version ${JSON.parse(JSON.stringify(own)).version} and pipeline`, JSON.parse(JSON.stringify(own)).pipeline)
const terms = (index) => JSON.parse(JSON.stringify(index)).invertedIndex.map(([term]) => term)
console.log('terms of the one only:', terms(own).filter((t) => !terms(loaded).includes(t)).join(' '), '  of the other only:', terms(loaded).filter((t) => !terms(own).includes(t)).join(' '))
const find = (index, q) => index.search(q).map((r) => texts[r.ref]).sort().join(' | ') || 'nothing'
const lost = []
for (const q of ['key', 'keys', 'deploy', 'deployed', 'deploys', 'gateway', 'array', 'display', 'survey', 'relay', 'enjoy', 'day', 'query', 'proxy', 'employee', 'easy']) {
  const [a, b] = [find(own, q), find(loaded, q)]
  if (a !== b) lost.push(q)
  console.log(`${a === b ? 'alike ' : 'DIFFER'} ${q.padEnd(9)} index of lunr.js: ${a}${a === b ? '' : `;  index of lunr.py: ${b}`}`)
}
if (lost.join(' ') !== 'key keys deploy deployed deploys gateway array display survey relay enjoy day') { console.error('CHANGED:', lost); process.exit(1) }
JS
node go.mjs
export NO_MKDOCS_2_WARNING=1
mkdir docs; printf '# Home\n\nThe key was lost.\n' > docs/index.md
for way in python false; do
  printf 'site_name: T\ntheme: {name: mkdocs}\nplugins: [{search: {prebuild_index: %s}}]\n' "$way" > mkdocs.yml
  v/bin/python -m mkdocs build -q --strict -d "$way"
  echo "MkDocs, prebuild_index: $way: the search page's index holds $(grep -oE '"(kei|key)"' "$way/search/search_index.json" || echo 'no terms: the browser makes them')"
done
[ "$(grep -oE '"(kei|key)"' python/search/search_index.json)" = '"kei"' ]
[ -z "$(grep -oE '"(kei|key)"' false/search/search_index.json)" ]
grep -q 'lunr.Index.load' python/search/*.js
