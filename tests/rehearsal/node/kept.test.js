/* What was kept, where it is kept, and the files that are made of it. */

import assert from "node:assert/strict";
import test from "node:test";
import { deck } from "../../../hooks/storybank/render/browser/anki.js";
import { isItem, joined, MOST, moved, recalled, tipOf, toggled } from "../../../hooks/storybank/render/browser/kept.js";
import { makeStore } from "../../../hooks/storybank/render/browser/store.js";

test("an item is kept, and kept no longer", () => {
  assert.deepEqual(toggled(["a"], "b"), ["a", "b"]);
  assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
});

test("an item moves, and not beyond the ends", () => {
  const items = ["a", "b", "c"];
  assert.deepEqual(moved(items, "c", 0), ["c", "a", "b"]);
  assert.deepEqual(moved(items, "a", 1), ["b", "a", "c"]);
  assert.deepEqual(moved(items, "a", 9), ["b", "c", "a"]);
  assert.deepEqual(moved(items, "b", -1), ["b", "a", "c"]);
  assert.deepEqual(moved(items, "x", 0), items);
});

test("what comes from elsewhere stands behind what is there, each once", () => {
  assert.deepEqual(joined(["a", "b"], ["c", "a"]), ["a", "b", "c"]);
});

test("only ids are kept, and not without end", () => {
  assert.deepEqual(recalled(["a", "tip:b1", "a", 7, "<img>", "a b", null, "javascript:x"]), ["a", "tip:b1"]);
  assert.deepEqual(recalled({ length: 2 }), []);
  assert.equal(recalled(Array.from({ length: MOST + 9 }, (_, at) => `s${at}`)).length, MOST);
  assert.equal(toggled(recalled(Array.from({ length: MOST }, (_, at) => `s${at}`)), "one-more").length, MOST);
  assert(isItem("история-один"));
  assert.deepEqual([tipOf("tip:b1"), tipOf("b1")], ["b1", ""]);
});

/**
 * Run with a storage of these entries.
 * @param {Map<string, string>} held
 * @param {() => void} run
 * @param {boolean} [isBlocked]
 */
function withStorage(held, run, isBlocked = false) {
  const entries = () => {
    if (isBlocked) throw new Error("blocked");
    return held;
  };
  const storage = {
    getItem: (/** @type {string} */ key) => entries().get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => entries().set(key, value),
  };
  Object.assign(globalThis, { localStorage: storage, addEventListener: () => {} });
  run();
}

test("two banks on one host never meet", () => {
  withStorage(new Map(), () => {
    const [one, other] = ["https://a.example/one/", "https://a.example/two/"].map((site) => makeStore("kept", site));
    one.save(["a"]);
    assert.deepEqual(one.load(), ["a"]);
    assert.equal(other.load(), null);
    assert(one.isKept());
  });
});

test("where storage is blocked, it lasts as long as the document, and says so", () => {
  withStorage(
    new Map(),
    () => {
      const store = makeStore("kept", "https://a.example/");
      assert.equal(store.load(), null);
      store.save(["a"]);
      assert.deepEqual(store.load(), ["a"]);
      assert(!store.isKept());
    },
    true,
  );
});

test("what is damaged is written anew", () => {
  const held = new Map([["storybank.kept https://a.example/", "{"]]);
  withStorage(held, () => {
    const store = makeStore("kept", "https://a.example/");
    assert.equal(store.load(), null);
    store.save(["a"]);
    assert.deepEqual(store.load(), ["a"]);
  });
});

test("every field of a card is quoted, and stays on its side of the comma", () => {
  const text = deck([{ id: "1", front: "#1 lesson", back: 'He said "no",\r\n# twice', tags: ["a b", "c"] }]);
  const [header, row] = [text.split("\n").slice(0, 6), text.split("\n").slice(6).join("\n")];
  assert.deepEqual(header, [
    "#separator:Comma",
    "#html:true",
    "#columns:Guid,Front,Back,Tags",
    "#notetype:Basic",
    "#guid column:1",
    "#tags column:4",
  ]);
  assert.equal(row, '"1","#1 lesson","He said ""no"",\n# twice","a-b c"\n');
});
