/* Which stories are practised, in which order, by which question. */

import assert from "node:assert/strict";
import test from "node:test";
import { question, read, shared, stories, write } from "../../../hooks/storybank/render/browser/sets.js";
import { core, reader } from "./core.js";

/** @param {string} search */
const rehearsal = (search) => {
  const found = read(search);
  assert(found, search);
  return found;
};
/** @param {string} search */
const ids = (search) => stories(rehearsal(search), core, reader).map((number) => core.stories[number][0]);

for (const [address, expected] of /** @type {[string, string[]][]} */ ([
  ["?set=all", ["worker", "outage", "parser", "clock", "stray"]],
  ["?set=due", ["clock"]],
  ["?set=kept", ["parser", "worker"]],
  ["?principle=dive-deep", ["parser", "clock"]],
  ["?principle=frugality", []],
  ["?principle=nothing", []],
  ["?question=q1", ["outage", "worker"]],
  ["?question=nothing", []],
  ["?q=slow", ["parser", "worker"]],
  ["?story=stray", ["stray"]],
  ["?story=clock&story=worker&story=gone&story=clock", ["clock", "worker"]],
])) {
  test(`${address} is ${expected.join(", ") || "nothing"}`, () => assert.deepEqual(ids(address), expected));
}

test("what was written is read", () => {
  for (const address of [
    "?set=due&first=title",
    "?principle=dive-deep&seed=x1",
    "?q=data+loss",
    "?story=clock&story=worker&first=title&seed=x1",
    "?question=q1",
  ]) {
    assert.equal(write(rehearsal(address)), address);
  }
});

test("an address that names no set leaves the choice to the reader", () => {
  for (const address of ["", "?set=everything", "?first=title", "?principle=", "?q=+"])
    assert.equal(read(address), null);
});

test("an address is bounded", () => {
  const many = rehearsal(
    `?${Array.from({ length: 900 }, (_, at) => `story=s${at}`).join("&")}&seed=${"x".repeat(9000)}`,
  );
  assert.equal(many.set.values.length, 200);
  assert.equal(many.seed.length, 200);
  assert.equal(read(`?q=${"x".repeat(9000)}`), null);
});

test("a seed gives everybody the same order, another seed another", () => {
  const order = ids("?set=all&seed=abc");
  assert.deepEqual(ids("?set=all&seed=abc"), order);
  assert.deepEqual(order.toSorted(), ids("?set=all").toSorted());
  const orders = new Set(["a", "b", "c", "d", "e", "f"].map((seed) => ids(`?set=all&seed=${seed}`).join()));
  assert(orders.size > 3, "most seeds differ");
  assert.deepEqual(order, ["clock", "outage", "worker", "stray", "parser"], "links that people have shared stay");
});

test("who gets a link to kept stories gets these stories, and no grades", () => {
  const given = write(shared(rehearsal("?set=kept&seed=x"), reader));
  assert.equal(given, "?story=parser&story=worker&story=gone&seed=x");
  assert.equal(write(shared(rehearsal("?set=due"), reader)), "?set=due");
});

test("a story is asked by a question that it answers", () => {
  const all = rehearsal("?set=all");
  assert.equal(question(all, core, 2), "What did you understand better?");
  assert.equal(question(all, core, 4), "", "nobody asks for it: its title comes first");
  assert.equal(question(rehearsal("?set=all&first=title"), core, 2), "");
  assert.equal(question(rehearsal("?question=q3"), core, 1), "What broke?");
  const asked = ["a", "b", "c", "d", "e"].map((seed) => question(rehearsal(`?set=all&seed=${seed}`), core, 1));
  assert.equal(new Set(asked).size, 2, "each of its questions comes at some time");
});
