/* What is near in meaning, added to what was found by words. */

/** @import { Hit, NearRow } from "../../../hooks/storybank/find/browser/types.d.ts" */
import assert from "node:assert/strict";
import test from "node:test";
import { sum, withNear } from "../../../hooks/storybank/find/browser/nearness.js";

/** @type {NearRow} */
const COLD = ["cold", 32, [0, 2], "g8", "chilly"];
/** @type {NearRow} */
const WARM = ["warm", 32, [2], "g", ""];
/** @type {(number: number, score: number, isPartial?: boolean) => Hit} */
const hit = (number, score, isPartial = false) => ({
  number,
  score,
  mask: 1,
  missing: isPartial ? [{ words: [], ways: [] }] : [],
});
/** @type {(rows: NearRow[], question?: boolean) => import("../../../hooks/storybank/find/browser/types.d.ts").Near} */
const near = (rows, question = false) => ({
  ...sum(rows.map((known) => ({ text: known[0], known }))),
  words: rows.length,
  question,
});
/** @type {(hits: Hit[]) => number[]} */
const numbers = (hits) => hits.map(({ number }) => number);

test("stories that several words are near come first", () => {
  const { scores, covered, meant } = near([COLD, WARM]);
  assert.deepEqual([...scores.keys()], [0, 2]);
  assert.ok((scores.get(2) ?? 0) > (scores.get(0) ?? 0));
  assert.deepEqual([covered.get(0), covered.get(2)], [0.5, 1]);
  assert.deepEqual(meant, [{ typed: "cold", names: ["chilly"] }]);
});

test("what is near enough answers where nothing was found by words", () => {
  const { hits, mode } = withNear({ hits: [], mode: "none" }, near([COLD, WARM]));
  assert.deepEqual([numbers(hits), mode], [[2], "near"]);
  assert.equal(hits[0].near, true);
});

test("what is not near enough is offered, and no answer", () => {
  const { hits, mode, loose } = withNear({ hits: [], mode: "none" }, near([COLD]));
  assert.deepEqual([hits, mode, numbers(loose ?? [])], [[], "none", [0]]);
});

test("a question is harder to answer by what is near", () => {
  assert.equal(withNear({ hits: [], mode: "none" }, near([COLD, WARM], true)).mode, "none");
  const weaker = near(
    [
      ["cold", 32, [1], "h", ""],
      ["warm", 32, [1], "d", ""],
    ],
    true,
  );
  assert.equal(withNear({ hits: [], mode: "none" }, weaker).mode, "near");
  const weak = near([
    ["cold", 32, [1], "d", ""],
    ["warm", 32, [1], "d", ""],
  ]);
  assert.equal(withNear({ hits: [], mode: "none" }, weak).mode, "near");
  assert.equal(withNear({ hits: [], mode: "none" }, { ...weak, question: true }).mode, "none");
});

test("stories that hold every word stay as they stand", () => {
  const found = { hits: [hit(5, 2), hit(0, 1)], mode: /** @type {const} */ ("most") };
  assert.deepEqual(numbers(withNear(found, near([COLD, WARM])).hits), [5, 0]);
});

test("nearness moves stories that hold some of the words", () => {
  const found = { hits: [hit(5, 1, true), hit(2, 0.9, true)], mode: /** @type {const} */ ("most") };
  assert.deepEqual(numbers(withNear(found, near([COLD, WARM])).hits), [2, 5]);
});

test("nearness moves the closest to a question and adds none", () => {
  const found = { hits: [hit(5, 1), hit(2, 0.9)], mode: /** @type {const} */ ("closest") };
  assert.deepEqual(numbers(withNear(found, near([COLD, WARM], true)).hits), [2, 5]);
  assert.deepEqual(numbers(withNear({ ...found, hits: [hit(5, 1)] }, near([COLD, WARM], true)).hits), [5]);
});
