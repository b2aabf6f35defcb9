/* The leaves of the index: what the browser reads out of them is what Python put in. */

import assert from "node:assert/strict";
import test from "node:test";
import { bitCount, makeLeaves, place, rising } from "../../../hooks/storybank/find/browser/postings.js";
import { among, core, python, shard } from "./bank.js";

test("rising numbers are written as gaps", () => {
  assert.deepEqual([...rising(python.rising.gaps)], python.rising.values);
  assert.deepEqual([...rising([])], []);
});

test("bits are counted", () => {
  assert.deepEqual([0, 1, 0b1011, 2 ** 31].map(bitCount), [0, 1, 3, 1]);
});

test("the place of a text is the last group that does not begin behind it", () => {
  const firsts = ["", "c", "m"];
  assert.deepEqual(
    ["a", "c", "camel", "lz", "m", "zoo"].map((text) => place(firsts, text)),
    [0, 1, 1, 1, 2, 2],
  );
});

test("every term has the entries, fields, strengths and positions that Python gave it", async () => {
  const leaves = makeLeaves(core, shard);
  const terms = Object.keys(python.postings);
  assert(terms.length > 1_000);
  await leaves.load(terms);
  for (const term of terms) {
    const entry = leaves.look(term);
    assert(entry, term);
    const { entries, masks, levels } = leaves.postings(entry);
    const positions = await leaves.positions(entry);
    const found = [...entries].map((number, at) => [number, masks[at], levels[at], [...(positions.get(number) ?? [])]]);
    const written = found.filter((_, at) => !(masks[at] & core.meant)); // the others it has for what they mean
    assert.deepEqual(written, python.postings[term], term);
  }
});

test("a term that no story has is not there", async () => {
  const leaves = makeLeaves(core, shard);
  await leaves.load(["zzzz"]);
  assert.equal(leaves.look("zzzz"), undefined);
});

test("words that begin with a text lead to their terms, in whatever leaf they stand", async () => {
  const few = among({
    "leaf-0": [["migrat", "0e,0ing,0ion", [1], [0], [31], "", ""]],
    "leaf-1": [["milk", "", [0], [0], [1], "", ""]],
  });
  const leaves = makeLeaves({ leaves: ["", "mil"], masks: [1], stubs: [] }, few);
  assert.deepEqual(await leaves.startingWith("migratio"), ["migrat"]);
  assert.deepEqual((await leaves.startingWith("mi")).sort(), ["migrat", "milk"]);
  assert.deepEqual(await leaves.startingWith("mu"), []);
});

test("a leaf tells the titles of the strongest stories before these are there", async () => {
  const few = among({ "leaf-0": [["milk", "", [0], [0], [1], "7 spilt-milk Spilt milk\n9 whey Whey", ""]] });
  const leaves = makeLeaves({ leaves: [""], masks: [1], stubs: ["first The first"] }, few);
  assert.deepEqual(leaves.stub(0), { id: "first", title: "The first" });
  assert.equal(leaves.stub(7), undefined);
  await leaves.load(["milk"]);
  assert.deepEqual(leaves.stub(7), { id: "spilt-milk", title: "Spilt milk" });
  assert.deepEqual(leaves.stub(9), { id: "whey", title: "Whey" });
});
