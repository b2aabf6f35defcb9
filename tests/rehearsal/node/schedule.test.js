/* When a story comes again: FSRS, in nights of the reader. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { createEmptyCard, fsrs } from "ts-fsrs";
import { graded, nights, today } from "../../../hooks/storybank/render/browser/schedule.js";
import { spans, when } from "../../../hooks/storybank/render/browser/upcoming.js";

/** @import { Grade } from "../../../hooks/storybank/render/browser/types.d.ts" */

/**
 * @param {[day: string, grade: Grade][]} history
 */
function told(history) {
  /** @type {ReturnType<typeof graded> | undefined} */
  let after;
  for (const [day, grade] of history) after = graded("worker", after, grade, day);
  assert(after);
  return after;
}

test("the better it came, the later it comes again", () => {
  const dues = /** @type {const} */ ([1, 2, 3, 4]).map((grade) => told([["2026-03-01", grade]]).due);
  assert.deepEqual(dues, dues.toSorted());
  assert.equal(dues[0], "2026-03-02", "at the earliest the next day");
  assert.equal(new Set(dues).size, 4);
});

test("it is what the library says of the same days", () => {
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
  let card = createEmptyCard(new Date("2026-03-01T00:00:00Z"));
  /** @type {[string, Grade][]} */
  const history = [
    ["2026-03-01", 3],
    ["2026-03-04", 2],
    ["2026-03-11", 1],
    ["2026-03-12", 4],
    ["2026-05-01", 3],
  ];
  for (const [day, grade] of history) card = scheduler.next(card, new Date(`${day}T00:00:00Z`), grade).card;
  const { stability, difficulty, due, reps, lapses } = told(history);
  assert.deepEqual([stability, difficulty, reps, lapses], [card.stability, card.difficulty, 5, 1]);
  assert.equal(due, card.due.toISOString().slice(0, 10));
});

test("told twice in one evening, it grows no stronger than told once and well", () => {
  const once = told([["2026-03-01", 3]]);
  const twice = told([
    ["2026-03-01", 3],
    ["2026-03-01", 3],
  ]);
  assert(nights(once.due, twice.due) <= 1, `${once.due} ${twice.due}`);
});

test("a clock that was wrong does not turn time back", () => {
  const after = told([
    ["2030-01-01", 3],
    ["2026-03-01", 3],
  ]);
  assert.equal(after.last, "2030-01-01");
});

test("a day ends at four in the morning, where the reader is", () => {
  const program = `
    import { today } from ${JSON.stringify(import.meta.resolve("../../../hooks/storybank/render/browser/schedule.js"))};
    console.log(process.argv.slice(1).map((time) => today(new Date(time))).join(" "));`;
  /** @type {[string, string[], string][]} */
  const cases = [
    // 15:30 and 16:30 in California: midnight of UTC lies between, and no night.
    ["America/Los_Angeles", ["2026-03-01T23:30:00Z", "2026-03-02T00:30:00Z"], "2026-03-01 2026-03-01"],
    // Half past three at night, and half past four.
    ["Europe/Berlin", ["2026-03-02T02:30:00Z", "2026-03-02T03:30:00Z"], "2026-03-01 2026-03-02"],
    // The night in which the clock goes forward.
    ["Europe/Berlin", ["2026-03-28T20:00:00Z", "2026-03-29T20:00:00Z"], "2026-03-28 2026-03-29"],
    ["Asia/Tokyo", ["2026-03-01T18:59:00Z", "2026-03-01T19:00:00Z"], "2026-03-01 2026-03-02"],
  ];
  for (const [zone, times, expected] of cases) {
    const options = { env: { ...process.env, TZ: zone }, encoding: /** @type {const} */ ("utf-8") };
    const said = execFileSync(process.execPath, ["--input-type=module", "--eval", program, "--", ...times], options);
    assert.equal(said.trim(), expected, zone);
  }
  assert.match(today(), /^\d{4}-\d\d-\d\d$/);
});

test("what is due when is said in words", () => {
  const day = "2026-11-30";
  assert.deepEqual(
    ["2026-11-29", "2026-11-30", "2026-12-01", "2026-12-08", "2027-03-01"].map((due) => when(due, day)),
    ["today", "today", "tomorrow", "in 8 days", "in 3 months"],
  );
  const all = ["2026-11-01", "2026-11-30", "2026-12-01", "2026-12-07", "2027-06-01"].map((due) => ({
    ...told([["2026-03-01", 3]]),
    due,
  }));
  assert.deepEqual(spans(all, day), [
    { name: "time.due_now", count: 2 },
    { name: "time.due_tomorrow", count: 1 },
    { name: "time.due_week", count: 1 },
    { name: "time.due_later", count: 1 },
  ]);
});
