/* The state of the search page in its address, and the addresses of pages on a server and on a disk. */

import assert from "node:assert/strict";
import test from "node:test";
import { declared, read, write } from "../../../hooks/storybank/find/browser/address.js";

/** @type {import("../../../hooks/storybank/find/browser/types.d.ts").Core["facets"]} */
const FACETS = [
  ["keyword", "Keyword", "commonest"],
  ["kind", "Kind", "whole"],
];

test("what was written is read", () => {
  const address = "?q=data+loss&principle=ownership&keyword=kafka&keyword=cost&part=result&sort=short";
  const state = read(address);
  assert.equal(state.q, "data loss");
  assert.deepEqual(state.filters.get("keyword"), new Set(["kafka", "cost"]));
  assert.deepEqual(declared(state, FACETS).filters.get("kind"), new Set());
  assert.equal(state.sort, "short");
  assert.equal(write(state), address);
});

test("the whole bank in its own order has no query string", () => {
  assert.equal(write(read("")), "");
  assert.equal(write(read("?q=++&sort=best&keyword=")), "");
});

test("what nobody knows is left out", () => {
  const state = declared(read("?colour=red&sort=worst&q=a"), FACETS);
  assert.equal(state.sort, "best");
  assert(!state.filters.has("colour"));
  assert.equal(write(state), "?q=a");
});

test("an address cannot choose values without end", () => {
  const chosen = read(`?${Array.from({ length: 100 }, (_, at) => `area=${at}`).join("&")}`).filters.get("area");
  assert.equal(chosen?.size, 40);
});

test("markup in an address stays text", () => {
  assert.equal(write(read("?q=%3Cimg%20src=x%3E")), "?q=%3Cimg+src%3Dx%3E");
});

for (const [program, path, anchor, expected] of [
  ["https://a.example/bank/find/find.js?v=1", "stories/one/", "", "https://a.example/bank/stories/one/"],
  ["https://a.example/find/find.js", "stories/one/", "result", "https://a.example/stories/one/#result"],
  ["file:///home/me/site/find/find.js", "stories/one/", "", "file:///home/me/site/stories/one/index.html"],
  ["file:///home/me/site/find/find.js", "a.html", "result", "file:///home/me/site/a.html#result"],
]) {
  test(`from ${program}, ${path} is ${expected}`, async () => {
    Object.assign(globalThis, { document: { currentScript: { src: program } } });
    const site = await import(`../../../hooks/storybank/find/browser/site.js?${expected}`);
    assert.equal(site.page(path, anchor), expected);
    assert.equal(site.folder, new URL(".", program).href);
  });
}
