/* What is remembered, and what a file from elsewhere may put there. */

import assert from "node:assert/strict";
import test from "node:test";
import { BadFile, items, MOST_BYTES, written } from "../../../hooks/storybank/render/browser/backup.js";
import { due, MOST, merged, progressOf, recalled } from "../../../hooks/storybank/render/browser/progress.js";

const ONE = {
  story: "worker",
  last: "2026-11-28",
  due: "2026-12-01",
  stability: 3.2,
  difficulty: 5,
  reps: 2,
  lapses: 0,
};
const FILE = { format: "storybank-practice", most: MOST, read: progressOf };

/** @param {string} text */
function refused(text) {
  try {
    items(text, FILE);
  } catch (error) {
    assert(error instanceof BadFile, String(error));
    return error.message;
  }
  assert.fail(`was taken in: ${text.slice(0, 80)}`);
}

test("what was saved is taken in", () => {
  const text = written("storybank-practice", [ONE, { ...ONE, story: "outage" }]);
  assert.deepEqual(items(text, FILE), [ONE, { ...ONE, story: "outage" }]);
  assert.equal(JSON.parse(text).version, 1);
  assert.deepEqual(items(written("storybank-practice", []), FILE), []);
});

for (const [name, text, said] of /** @type {[string, string, RegExp][]} */ ([
  ["no JSON", "alert(1)", /no JSON/],
  ["a list", "[]", /no file of the format/],
  ["nothing", "null", /no file of the format/],
  ["another format", written("storybank-pack", []), /no file of the format “storybank-practice”/],
  ["a later version", '{"format": "storybank-practice", "version": 2, "items": []}', /its version is not 1/],
  ["no items", '{"format": "storybank-practice", "version": 1}', /no list of items/],
  ["too many items", written("storybank-practice", Array(MOST + 1).fill(0)), /20,001 items, and 20,000 are the most/],
  ["too large", " ".repeat(MOST_BYTES + 1), /larger than 5 MB/],
  ["an item that is none", written("storybank-practice", [ONE, 7]), /item 2 is no object/],
])) {
  test(`a file is refused with a word on what is wrong: ${name}`, () => assert.match(refused(text), said));
}

for (const [key, values] of /** @type {[keyof typeof ONE, unknown[]][]} */ ([
  ["story", ["", "a b", "<img src=x onerror=hit(1)>", "../x", "x".repeat(121), 7, null]],
  ["last", ["", "2026-13-01", "2026-02-30", "28.11.2026", "2026-11-28T00:00:00Z", 7]],
  ["due", ["soon", "2026-11-27", "+275761-01-01"]],
  ["stability", [0, -1, 1e9, "3", null, {}]],
  ["difficulty", [0, 11, "5"]],
  ["reps", [0, 1.5, 1e9, "2"]],
  ["lapses", [-1, 0.5, "0"]],
])) {
  for (const value of values) {
    test(`${key} is never ${JSON.stringify(value)}`, () => {
      const text = written("storybank-practice", [{ ...ONE, [key]: value }]);
      assert.match(refused(text), /^item 1 (needs|is due before)/);
    });
  }
}

test("only what is known of is taken over", () => {
  const item = `{"__proto__": {"hit": 1}, "constructor": 1, "html": "<b>", ${JSON.stringify(ONE).slice(1)}`;
  const [taken] = items(`{"format": "storybank-practice", "version": 1, "items": [${item}]}`, FILE);
  assert.deepEqual(Object.keys(taken), Object.keys(ONE));
  assert.equal(/** @type {any} */ ({}).hit, undefined);
});

test("of a story in both, the one that was told later stays", () => {
  const later = { ...ONE, last: "2026-11-29" };
  const oftener = { ...ONE, reps: 3 };
  for (const [mine, others, kept] of [
    [ONE, later, later],
    [later, ONE, later],
    [ONE, oftener, oftener],
    [oftener, ONE, oftener],
  ]) {
    assert.deepEqual(merged(new Map([["worker", mine]]), [others]), new Map([["worker", kept]]));
  }
  assert.equal(merged(new Map([["worker", ONE]]), [{ ...ONE, story: "outage" }]).size, 2);
});

test("what waits longest is due first", () => {
  const all = ["2026-12-03", "2026-11-02", "2026-11-30", "2026-11-01"].map((day, at) => ({
    ...ONE,
    story: `s${at}`,
    due: day,
  }));
  assert.deepEqual(due(new Map(all.map((one) => [one.story, one])), "2026-11-30"), ["s3", "s1", "s2"]);
});

test("a damaged memory is what can be read of it", () => {
  assert.deepEqual([...recalled([ONE, 7, { ...ONE, reps: 0 }]).keys()], ["worker"]);
  for (const stored of [null, {}, "x", 7]) assert.equal(recalled(stored).size, 0);
});
