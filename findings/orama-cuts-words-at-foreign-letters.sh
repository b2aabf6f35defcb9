#!/usr/bin/env bash
# GUESS: a search library that lists some thirty languages and says that it folds accents finds "Zürich" by "Zürich" and by
#   "Zurich" in its default language, English, where names of people and places are foreign anyway; or it finds it by the
#   exact spelling only.
# REALLY: the tokenizer of a language first cuts at every letter that its own short list does not hold, and folds afterwards.
#   In English "Zürich" is the two words "z" and "rich", "naïve" is "na" and "ve". So "Zurich" and "naive" find nothing;
#   "Zürich" finds "a rich answer" as well, and "Søren", asked for as beginnings of words "s" and "ren", finds "sales rose".
#   A title in Cyrillic yields no word at all. language: 'german' heals the German letters and no other: there "Søren" is
#   still "s" and "ren". {exact: true} or {threshold: 0} take away what is wrong, and bring back nothing that is missing.
# VERSIONS: @orama/orama 3.1.18.
# SOURCE: Orama's page on the languages it supports; splitters per language in its package (components/tokenizer/languages).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund @orama/orama@3.1.18 2>npm.log || { cat npm.log; exit 3; }
cat > go.mjs <<'JS'
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { create, insert, search } from '@orama/orama'
console.log('@orama/orama', JSON.parse(fs.readFileSync('node_modules/@orama/orama/package.json', 'utf8')).version)
const texts = ['the office in Zürich', 'a rich answer', 'Søren left', 'sales rose', 'Håkon wrote it', 'a naïve cache', 'konfetti', 'São Paulo', 'Привет']
const ask = (language) => {
  const db = create({ schema: { text: 'string' }, ...(language && { language }) })
  for (const text of texts) insert(db, { text })
  const find = (term, options = {}) => search(db, { term, ...options }).hits.map((hit) => hit.document.text).sort()
  return { pieces: texts.map((t) => db.tokenizer.tokenize(t).join(' ')), ...Object.fromEntries(['Zürich', 'Zurich', 'Søren', 'Håkon', 'naïve', 'naive', 'São Paulo', 'Привет'].map((q) => [q, find(q)])), exact: find('Zürich', { exact: true }), all: find('Zürich', { threshold: 0 }) }
}
const [english, german] = [ask(), ask('german')]
console.log('no language', english, 'german', german)
const pieces = ['the office in z rich', 'a rich answer', 's ren left', 'sales rose', 'h kon wrote it', 'a na ve cache', 'konfetti', 's o paulo', '']
assert.deepEqual(english, { pieces, Zürich: ['a rich answer', texts[0]], Zurich: [], Søren: ['São Paulo', 'Søren left', 'sales rose'], Håkon: ['Håkon wrote it', 'konfetti'], naïve: ['a naïve cache'], naive: [], 'São Paulo': ['São Paulo', 'Søren left', 'sales rose', texts[0]], Привет: [], exact: [texts[0]], all: [texts[0]] })
assert.deepEqual(german, { ...english, pieces: ['the office in zurich', ...pieces.slice(1)], Zürich: [texts[0]], Zurich: [texts[0]] })
JS
node go.mjs
