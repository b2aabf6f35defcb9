/* Which stories answer an interview question. */

import assert from "node:assert/strict";
import test from "node:test";
import { answers } from "../../../hooks/storybank/find/browser/answering.js";
import { postings, term } from "./terms.js";

const TITLE = 1 << 0;
const QUESTIONS = 1 << 2;
const ACTION = 1 << 6;
const MEANT = 1 << 10;
const bank = { leaves: { postings }, first: 0, end: 10, question: true, meant: MEANT };

/** @import { Clause, Entry, Shown, Way } from "../../../hooks/storybank/find/browser/types.d.ts" */

/** @type {(...terms: Entry[]) => Way} */
const way = (...terms) => ({ terms, weight: 1 });
/** @type {(name: string, held: Entry) => Shown} */
const asks = (name, held) => ({ ...way(held), name, told: [] });
/** @type {(text: string, ways: Way[], more?: Partial<Clause>) => Clause} */
const clause = (text, ways, more = {}) => ({ words: [{ text }], ways, ...more });
/** @type {(clauses: Clause[]) => number[]} */
const numbers = (clauses) => answers(clauses, bank).hits.map(({ number }) => number);

test("what two parts of a question ask for adds up, and the same asked twice counts once", () => {
  const [learning, speed] = [
    asks("learning", term({ 1: [10, ACTION], 2: [10, ACTION] })),
    asks("speed", term({ 2: [10, ACTION], 3: [12, ACTION] })),
  ];
  assert.equal(numbers([clause("learn", [], { shown: [learning] }), clause("quickly", [], { shown: [speed] })])[0], 2);
  const once = answers([clause("learn", [], { shown: [learning] })], bank).hits[0].score;
  const twice = answers([clause("learn", [], { shown: [learning] }), clause("study", [], { shown: [learning] })], bank)
    .hits[0].score;
  assert.equal(once, twice);
});

test("a competency of which most stories show a little tells what the few show that show it plainly", () => {
  const little = Object.fromEntries([0, 1, 2, 3, 4, 5].map((number) => [number, [2, ACTION]]));
  const plain = asks("data", term({ .../** @type {Record<number, [number, number]>} */ (little), 6: [20, ACTION] }));
  const even = asks("change", term(Object.fromEntries([1, 2, 3, 4, 5, 7, 8].map((number) => [number, [20, ACTION]]))));
  assert.equal(numbers([clause("data", [], { shown: [plain] }), clause("change", [], { shown: [even] })])[0], 6);
});

test("a word in a question of the story counts more than elsewhere", () => {
  const held = term({ 1: [10, ACTION], 2: [10, QUESTIONS] });
  assert.equal(numbers([clause("deadline", [way(held)])])[0], 2);
});

test("one common word does not answer a question of which no story has the rest", () => {
  const held = term({ 3: [10, ACTION] });
  assert.deepEqual(numbers([clause("trained", [way(held)]), clause("dolphin", [])]), []);
  assert.deepEqual(numbers([clause("trained", [way(term({ 3: [10, TITLE] }))]), clause("dolphin", [])]), [3]);
  const both = [
    clause("trained", [way(held)]),
    clause("harbour", [way(term({ 3: [4, ACTION] }))]),
    clause("dolphin", []),
  ];
  assert.deepEqual(numbers(both), [3]);
  assert.deepEqual(answers(both, bank).hits[0].missing, [both[2]]);
});
