/* Misspelt words: how far words are apart, and which of the bank is meant. */

/** @import { SpellingGroup } from "../../../hooks/storybank/find/browser/types.d.ts" */
import assert from "node:assert/strict";
import test from "node:test";
import { distance, makeSpeller } from "../../../hooks/storybank/find/browser/spelling.js";
import { tokeniser } from "../../../hooks/storybank/find/browser/tokens.js";
import { among, core, shard } from "./bank.js";

const tokens = tokeniser(core);

/**
 * A speller over some words, each with its strength, and ordinary words beside them.
 * @param {Record<string, string>} words
 * @param {string[]} ordinary
 */
function over(words, ordinary = []) {
  const column = (/** @type {string[]} */ some) => some.map((word) => `0${word}`).join(" ");
  /** @type {SpellingGroup} */
  const rows = [[column(Object.keys(words))], [Object.values(words).join("")], [column(ordinary)]];
  return makeSpeller({ spelling: [""] }, tokens, among({ "spelling-0": rows }));
}

for (const [one, other, edits] of /** @type {[string, string, number][]} */ ([
  ["outage", "outage", 0],
  ["otuage", "outage", 1],
  ["outge", "outage", 1],
  ["outrage", "outage", 1],
  ["oufage", "outage", 1],
  ["latencey", "latency", 1],
  ["latncey", "latency", 2],
  ["outage", "leakage", 3],
  ["out", "outage", 3],
])) {
  test(`${one} and ${other} are ${edits} edits apart`, () => {
    assert.equal(distance(one, other, 2), edits);
    assert.equal(distance(other, one, 2), edits);
  });
}

test("a short word may be wrong in one place, a long one of a title in two", async () => {
  assert.deepEqual(await over({ cache: "B" }).guesses("cahce"), ["cache"]);
  assert.deepEqual(await over({ caches: "B" }).guesses("chacse"), []);
  assert.deepEqual(await over({ deadlock: "B" }).guesses("dedlok"), ["deadlock"]);
});

test("a word that no title has must be two letters longer to be wrong in two places", async () => {
  assert.deepEqual(await over({ kernels: "b" }).guesses("krnls"), []);
  assert.deepEqual(await over({ deadlock: "b" }).guesses("deadbok"), []);
  assert.deepEqual(await over({ deadlocked: "b" }).guesses("dedloked"), ["deadlocked"]);
});

test("a word that sounds alike may be wrong in two places, and stand there in the plural", async () => {
  assert.deepEqual(await over({ deadlock: "b" }).guesses("dedlok"), ["deadlock"]);
  assert.deepEqual(await over({ shepherds: "b" }).guesses("shepard"), ["shepherds"]);
  assert.deepEqual(await over({ leopards: "b" }).guesses("shepard"), []);
});

test("four letters may only be swapped", async () => {
  assert.deepEqual(await over({ disk: "B" }).guesses("dsik"), ["disk"]);
  assert.deepEqual(await over({ disk: "B" }).guesses("desk"), []);
});

test("an ordinary word is no misspelling, and still has a nearest", async () => {
  const speller = over({ looking: "B" }, [tokens.stem("cooking")]);
  assert.deepEqual(await speller.guesses("cooking"), []);
  assert.deepEqual(await speller.nearest("cooking"), ["looking"]);
});

test("the nearer, the stronger and the commoner come first, and far ones are left out", async () => {
  assert.deepEqual(await over({ server: "b", severe: "B" }).guesses("sever"), ["severe"]);
  assert.deepEqual(await over({ plans: "b", plane: "d" }).guesses("planr"), ["plane", "plans"]);
});

test("the first letter is seldom wrong", async () => {
  assert.deepEqual(await over({ clock: "B", pluck: "B" }).guesses("plock"), ["pluck"]);
  assert.deepEqual(await over({ clock: "B" }).guesses("plock"), ["clock"]);
});

test("figures and short words are not guessed at", async () => {
  assert.deepEqual(await over({ abc: "B", node12: "B" }).guesses("abd"), []);
  assert.deepEqual(await over({ abc: "B", node12: "B" }).guesses("node13"), []);
});

test("two words written as one are split", async () => {
  const speller = over({ load: "B", balancer: "B" });
  assert.deepEqual(await speller.split("loadbalancer"), ["load", "balancer"]);
  assert.equal(await speller.split("loadbearer"), null);
  assert.equal(await speller.split("load"), null);
});

test("in the bank a swap, a letter too many and one too few are found", async () => {
  const speller = makeSpeller(core, tokens, shard);
  for (const typed of ["otuage", "outtage", "outag", "uotage"])
    assert.equal((await speller.guesses(typed))[0], "outage");
});
