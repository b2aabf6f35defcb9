#!/usr/bin/env bash
# GUESS: a full-text engine for the browser, with no options set, treats "10" and "100", "p9" and "p99", port 443 and port 43 as
#   different words; whatever it folds (case, accents), it does not fold digits.
# REALLY: FlexSearch's default encoder drops repeated *characters*, digits too, and cuts figures into groups of three:
#   "100" is written into the index as "10", "443" as "43", "p99" as "p9", "1000" as "10" and "0", "meet" as "met". Searching
#   one finds the other, in the order in which they were added, so the exact one need not be first; and "1000" finds
#   "1100 users" and "1000000 rows". On texts full of figures the answers are wrong without looking wrong.
#   {dedupe: false} heals the repeated digits and keeps the groups ("1000" still finds 1000000, "100" as well, "1234567"
#   finds "123 and 4567"); only with {numeric: false} beside it is a figure a word.
# VERSIONS: flexsearch 0.8.212.
# SOURCE: FlexSearch's page on the encoder (options "dedupe": repeated *letters*, and "numeric"); issue 517 there.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund flexsearch@0.8.212 2>npm.log || { cat npm.log; exit 3; }
cat > go.mjs <<'JS'
import FlexSearch from 'flexsearch'
import assert from 'node:assert/strict'
import fs from 'node:fs'
const texts = ['a cut to 10 percent', 'a cut to 100 percent', 'p9 was 20 ms', 'p99 was 200 ms', 'on port 43', 'on port 443', '1100 users', 'all 1000000 rows', 'we met', 'we meet', '123 and 4567']
const index = (options) => { const made = new FlexSearch.Index(options); texts.forEach((text, id) => made.add(id, text)); return made }
const answers = (made, queries) => Object.fromEntries(queries.map((q) => [q, made.search(q).map((id) => texts[id])]))
const show = (name, got) => { console.log(`--- ${name}`); for (const [q, found] of Object.entries(got)) console.log(`  ${q.padEnd(8)} ${found.join(' | ') || 'nothing'}`) }
const queries = ['10', '100', '1000', 'p99', '200', '443', '43', 'met', '1234567']
const plain = answers(index({}), queries)
console.log('flexsearch', JSON.parse(fs.readFileSync('node_modules/flexsearch/package.json', 'utf8')).version)
show('no options', plain)
console.log('  how "100", "443", "p99", "1000" and "meet" are written into the index:', new FlexSearch.Encoder().encode('100 443 p99 1000 meet'))
const kept = answers(index({ encoder: new FlexSearch.Encoder({ dedupe: false }) }), queries)
show('dedupe: false', kept)
const whole = answers(index({ encoder: new FlexSearch.Encoder({ dedupe: false, numeric: false }) }), queries)
show('dedupe: false, numeric: false', whole)
const ids = (got) => Object.fromEntries(Object.entries(got).map(([q, found]) => [q, found.map((text) => texts.indexOf(text)).join()]))
assert.deepEqual(new FlexSearch.Encoder().encode('100 443 p99 1000 meet'), ['10', '43', 'p9', '10', '0', 'met'])
assert.deepEqual(ids(plain), { 10: '6,7,0,1', 100: '6,7,0,1', 1000: '6,7', p99: '2,3', 200: '2,3', 443: '4,5', 43: '4,5', met: '8,9', 1234567: '10' })
assert.deepEqual(ids(kept), { 10: '0', 100: '7,1', 1000: '7', p99: '3', 200: '3', 443: '5', 43: '4', met: '8', 1234567: '10' })
assert.deepEqual(ids(whole), { 10: '0', 100: '1', 1000: '', p99: '3', 200: '3', 443: '5', 43: '4', met: '8', 1234567: '' })
JS
node go.mjs
