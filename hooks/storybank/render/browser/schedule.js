/*! The scheduler is ts-fsrs 5.4.2 (https://github.com/open-spaced-repetition/ts-fsrs).

MIT License

Copyright (c) 2026 Open Spaced Repetition

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/

/* When a story is due again: by FSRS, in days of the reader.
 *
 * The library counts how often midnight of UTC passed between two reviews. It is given no times but days, each as its
 * midnight of UTC, and so counts the reader's own nights, wherever and how late they practise.
 */

/** @import { Grade, Progress } from "./types.d.ts" */
/** @import { Card } from "ts-fsrs" */
import { createEmptyCard, fsrs, State } from "ts-fsrs";

const DAY = 86_400_000; // milliseconds
const TURN = 4; // the hour at which a reader's day ends: who practises past midnight has not slept yet
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false }); // a story is told once an evening, not twice in ten minutes

export const GRADES = /** @type {const} */ ([
  [1, "practice.again"],
  [2, "practice.hard"],
  [3, "practice.good"],
  [4, "practice.easy"],
]);

/** @type {(day: string) => Date} */
const midnight = (day) => new Date(`${day}T00:00:00Z`);

/** The day of the reader at a time, as `2026-11-30`. */
export function today(time = new Date()) {
  const local = time.getTime() - time.getTimezoneOffset() * 60_000 - TURN * 3_600_000;
  return new Date(local).toISOString().slice(0, 10);
}

/**
 * How many nights lie between two days.
 * @param {string} from
 * @param {string} to
 */
export const nights = (from, to) => Math.round((midnight(to).getTime() - midnight(from).getTime()) / DAY);

/**
 * @param {Progress | undefined} progress
 * @param {string} day
 * @returns {Card}
 */
function card(progress, day) {
  const empty = createEmptyCard(midnight(day));
  if (!progress) return empty;
  const { stability, difficulty, reps, lapses } = progress;
  const [due, last_review] = [midnight(progress.due), midnight(progress.last)];
  const scheduled_days = nights(progress.last, progress.due);
  return { ...empty, due, last_review, scheduled_days, stability, difficulty, reps, lapses, state: State.Review };
}

/**
 * Return what is remembered of a story after it was told on a day.
 * @param {string} story
 * @param {Progress | undefined} before
 * @param {Grade} grade
 * @param {string} day
 * @returns {Progress}
 */
export function graded(story, before, grade, day) {
  const from = before && before.last > day ? before.last : day; // a clock that was wrong does not turn time back
  const { card: next } = scheduler.next(card(before, from), midnight(from), grade);
  const { stability, difficulty, reps, lapses } = next;
  return { story, last: from, due: next.due.toISOString().slice(0, 10), stability, difficulty, reps, lapses };
}
