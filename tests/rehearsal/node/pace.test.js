/* How long a story takes, and what is shown of it when. */

import assert from "node:assert/strict";
import test from "node:test";
import { about, clock, Stopwatch, seconds } from "../../../hooks/storybank/render/browser/pace.js";
import { Telling } from "../../../hooks/storybank/render/browser/telling.js";

test("a part takes as long as its words", () => {
  assert.equal(seconds(140, 140), 60);
  assert.equal(seconds(35, 140), 15);
  assert.equal(seconds(0, 140), 0);
});

test("seconds are read as a clock", () => {
  assert.deepEqual([0, 9.9, 65, 600, -3].map(clock), ["0:00", "0:09", "1:05", "10:00", "0:00"]);
});

test("nobody counts them exactly", () => {
  assert.deepEqual([1, 12, 13, 54, 55, 75, 89, 106, 150].map(about), [
    "5 seconds",
    "10 seconds",
    "15 seconds",
    "55 seconds",
    "1 minute",
    "1½ minutes",
    "1½ minutes",
    "2 minutes",
    "2½ minutes",
  ]);
});

test("a watch leaves the pauses out", () => {
  let now = 0;
  const watch = new Stopwatch(() => now);
  now = 5_000;
  assert.equal(watch.time, 0);
  watch.start();
  now = 7_000;
  assert.equal(watch.time, 2);
  watch.pause();
  now = 20_000;
  assert.equal(watch.time, 2);
  watch.start();
  watch.start();
  now = 21_500;
  assert.equal(watch.time, 3.5);
});

/** @type {import("../../../hooks/storybank/render/browser/types.d.ts").Texts} */
const texts = {
  about: ["Own story"],
  parts: [
    ["Situation", "situation", 14, "<p>s</p>"],
    ["Result", "result", 28, "<p>r</p>"],
  ],
  sources: [],
};

test("pieces come one by one, each with its time", () => {
  let now = 0;
  const telling = new Telling(texts, { hasQuestion: true, pace: 140, now: () => now });
  assert.deepEqual(
    telling.pieces.map(({ heading }) => heading),
    ["Title", "Situation", "Result"],
  );
  assert.equal(telling.pace, 18);
  now = 3_000;
  assert.equal(telling.reveal().took, 3);
  now = 8_000;
  assert.equal(telling.lap, 5);
  assert.deepEqual(telling.next, { heading: "Situation", kind: "situation", html: "<p>s</p>", pace: 6 });
  assert.equal(telling.reveal().took, 5);
  now = 20_000;
  assert.equal(telling.reveal().took, 12);
  now = 90_000;
  assert.equal(telling.next, undefined);
  assert.equal(telling.watch.time, 20, "the clock stops with the last part");
});

test("where the title came first, it is not asked for", () => {
  const telling = new Telling(texts, { hasQuestion: false, pace: 140, now: () => 0 });
  assert.deepEqual(
    telling.pieces.map(({ heading }) => heading),
    ["Situation", "Result"],
  );
});
