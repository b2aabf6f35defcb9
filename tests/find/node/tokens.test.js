/* Text to terms: the vectors that Python is held to, and what only the browser's half does. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { tokeniser } from "../../../hooks/storybank/find/browser/tokens.js";
import { core, python } from "./bank.js";

const tokens = tokeniser(core);
/** @type {[text: string, expected: string[][] | null][]} */
const vectors = JSON.parse(readFileSync(new URL("../vectors.json", import.meta.url), "utf-8"));

for (const [text, expected] of vectors) {
  if (!expected) continue; // several chunks: see below
  test(`“${text}” is one chunk with its readings`, () => {
    assert.deepEqual(tokens.chunks(text), [{ text, at: 0 }]);
    assert.deepEqual(tokens.readings(text), expected);
  });
}

test("the vectors and every text of the bank are read as Python reads it", () => {
  assert(python.texts.length > 200);
  for (const [text, expected] of python.texts) {
    const found = tokens
      .chunks(text)
      .map((chunk) => [chunk.text, tokens.readings(chunk.text), tokens.readings(chunk.text).flat().map(tokens.isStop)]);
    assert.deepEqual(found, expected, text);
  }
});

test("a chunk says where it stands", () => {
  const text = "Cost fell by 12 percent, to $50K.";
  const chunks = tokens.chunks(text);
  assert.deepEqual(
    chunks.map((chunk) => chunk.text),
    ["Cost", "fell", "by", "12 percent", "to", "$50K"],
  );
  for (const chunk of chunks) assert.equal(text.slice(chunk.at, chunk.at + chunk.text.length), chunk.text);
});

test("of the wanted terms a chunk holds those of all its readings", () => {
  assert.deepEqual(tokens.held("post-mortems", new Set(["mortem", "postmortem", "cause"])), ["postmortem", "mortem"]);
  assert.deepEqual(tokens.held("deployed", new Set(["deploy"])), ["deploy"]);
  assert.deepEqual(tokens.held("employed", new Set(["deploy"])), []);
});
