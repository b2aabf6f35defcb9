/* From clauses to a ranked list, over a bank of ten stories, numbers behind which are pages. */

/** @import { Clause, Entry, Way } from "../../../hooks/storybank/find/browser/types.d.ts" */
import assert from "node:assert/strict";
import test from "node:test";
import { rank } from "../../../hooks/storybank/find/browser/ranking.js";
import { postings, term } from "./terms.js";

const TITLE = 1 << 0;
const QUESTIONS = 1 << 2;
const ACTION = 1 << 6;
const MEANT = 1 << 10;
const bank = { leaves: { postings }, first: 0, end: 10, meant: MEANT };

/** @type {(...terms: Entry[]) => Way} */
const way = (...terms) => ({ terms, weight: 1 });

/** @type {(text: string, ways: Way[], more?: Partial<Clause>) => Clause} */
const clause = (text, ways, more = {}) => ({ words: [{ text }], ways, ...more });

/**
 * @param {Clause[]} clauses
 * @param {boolean} [question]
 */
function ranked(clauses, question = false) {
  const { hits, mode, loose = [] } = rank(clauses, { ...bank, question });
  return { mode, numbers: hits.map(({ number }) => number), hits, loose: loose.map(({ number }) => number) };
}

test("the stronger comes first, then the order of the bank", () => {
  const found = ranked([clause("outage", [way(term({ 1: [5, ACTION], 4: [20, TITLE], 7: [5, ACTION] }))])]);
  assert.equal(found.mode, "all");
  assert.deepEqual(found.numbers, [4, 1, 7]);
  assert.equal(found.hits[0].mask, TITLE);
});

test("a rare word counts more than a common one", () => {
  const common = term(Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((number) => [number, [10, TITLE]])));
  const rare = term({ 6: [10, TITLE], 7: [10, TITLE] });
  const found = ranked([clause("team", [way(common)]), clause("quorum", [way(rare)])]);
  assert.equal(found.mode, "most");
  assert.equal(found.numbers[0], 6);
  assert(found.numbers.indexOf(7) === 1, "what holds the rare word stands before what holds the common one");
});

test("of several ways the strongest counts, and all terms of a way must stand in an entry", () => {
  const [one, other] = [term({ 1: [10, TITLE], 2: [10, TITLE] }), term({ 2: [20, ACTION], 3: [31, TITLE] })];
  const found = ranked([clause("data loss", [way(one, other)])]);
  assert.deepEqual(found.numbers, [2]);
  assert.equal(found.hits[0].mask, TITLE | ACTION);
  const several = ranked([clause("data loss", [way(one, other), { terms: [one], weight: 0.5 }])]);
  assert.deepEqual(several.numbers, [2, 1]);
});

test("a way may refuse an entry", () => {
  const phrase = { ...way(term({ 1: [10, TITLE], 2: [10, TITLE] })), holds: (/** @type {number} */ at) => at === 2 };
  assert.deepEqual(ranked([clause("“a b”", [phrase], { quoted: true })]).numbers, [2]);
});

test("with few stories that hold every word, those that hold most follow, with what they lack", () => {
  const one = clause("kafka", [way(term({ 1: [10, TITLE], 2: [10, TITLE] }))]);
  const other = clause("lag", [way(term({ 2: [10, TITLE] }))]);
  const found = ranked([one, other]);
  assert.equal(found.mode, "most");
  assert.deepEqual(found.numbers, [2, 1]);
  assert.deepEqual(found.hits[0].missing, []);
  assert.deepEqual(found.hits[1].missing, [other]);
});

test("with enough stories that hold every word, others are left out", () => {
  const six = Object.fromEntries([0, 1, 2, 3, 4, 5].map((number) => [number, [10, TITLE]]));
  const found = ranked([
    clause("a", [way(term(/** @type {Record<number, [number, number]>} */ (six)))]),
    clause("b", [way(term({ .../** @type {Record<number, [number, number]>} */ (six), 9: [31, TITLE] }))]),
  ]);
  assert.equal(found.mode, "all");
  assert.deepEqual(found.numbers, [0, 1, 2, 3, 4, 5]);
});

test("a common word in the text does not answer what the bank lacks", () => {
  const found = ranked([clause("work", [way(term({ 3: [10, ACTION] }))]), clause("unicorn", [])]);
  assert.equal(found.mode, "none");
  assert.deepEqual(found.numbers, []);
  assert.deepEqual(found.loose, [3]);
});

test("a quoted phrase is never left out", () => {
  const phrase = clause("“a b”", [way(term({ 1: [10, TITLE] }))], { quoted: true });
  const found = ranked([phrase, clause("c", [way(term({ 2: [31, TITLE] }))])]);
  assert.deepEqual(found.numbers, [1]);
});

test("a question prefers stories that are told for it, and leaves far ones out", () => {
  const told = term({ 1: [20, ACTION], 2: [20, QUESTIONS], 3: [2, QUESTIONS] });
  const found = ranked([clause("conflict", [way(told)])], true);
  assert.equal(found.mode, "closest");
  assert.deepEqual(found.numbers, [2, 1]);
});

test("an optional word counts where it stands and is not missed where it does not", () => {
  const peer = clause("peer", [way(term({ 2: [9, TITLE] }))], { optional: true });
  const found = ranked([clause("conflict", [way(term({ 1: [20, TITLE], 2: [20, TITLE] }))]), peer], true);
  assert.deepEqual(found.numbers, [2, 1]);
  assert.deepEqual(found.hits[1].missing, []);
});

test("an optional word alone is no answer", () => {
  const peer = clause("peer", [way(term({ 2: [31, TITLE] }))], { optional: true });
  assert.deepEqual(ranked([clause("conflict", [way(term({ 1: [31, TITLE] }))]), peer], true).numbers, [1]);
});

test("a question is also answered by what a story shows", () => {
  const shown = [{ ...way(term({ 5: [20, ACTION] })), name: "conflict", told: [] }];
  const found = ranked([clause("disagree", [], { shown })], true);
  assert.equal(found.mode, "closest");
  assert.deepEqual(found.numbers, [5]);
});

test("two of three words in the text of a story are enough, although no story has the third", () => {
  const held = [clause("dns", [way(term({ 3: [10, ACTION] }))]), clause("resolver", [way(term({ 3: [9, ACTION] }))])];
  const found = ranked([...held, clause("production", [])]);
  assert.equal(found.mode, "most");
  assert.deepEqual(found.numbers, [3]);
  assert.deepEqual(ranked([held[0], clause("production", [])]).numbers, []);
});

test("known words that no story has together bring what is nearest, the rarer word first", () => {
  const common = term({ 1: [10, ACTION], 2: [10, ACTION], 4: [10, ACTION] });
  const found = ranked([
    clause("a", [way(common)]),
    clause("b", [way(term({ 5: [10, ACTION], 6: [10, ACTION] }))]),
    clause("c", [way(term({ 7: [10, ACTION] }))]),
  ]);
  assert.equal(found.mode, "most");
  assert.equal(found.numbers[0], 7);
});

test("pages and stories are ranked apart", () => {
  const held = term({ 1: [5, TITLE], 10: [31, TITLE], 11: [31, TITLE] });
  assert.deepEqual(ranked([clause("culture", [way(held)])], true).numbers, [1]);
  const { hits } = rank([clause("culture", [way(held)])], { ...bank, first: 10, end: 12, question: false });
  assert.deepEqual(
    hits.map(({ number }) => number),
    [10, 11],
  );
});
