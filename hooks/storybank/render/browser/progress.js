/* What was practised: kept as a list, read as whatever a stranger may have put there. */

/** @import { Progress } from "./types.d.ts" */
import { say } from "../../text/locale/say.js";

export const MOST = 20_000; // stories
const ID = /^[\p{L}\p{N}_-]{1,120}$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param {unknown} value */
const isDay = (value) =>
  typeof value === "string" &&
  DAY.test(value) &&
  Number.isFinite(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

/** @type {(value: unknown, least: number, most: number) => boolean} */
const isWithin = (value, least, most) => typeof value === "number" && value >= least && value <= most;

/** @type {(value: unknown, least: number, most: number) => boolean} */
const isCount = (value, least, most) => isWithin(value, least, most) && Number.isInteger(value);

/** What each value of a story must be, by the entry that says it. */
const NEEDED = /** @type {const} */ ([
  ["story", "file.an_id", (/** @type {unknown} */ value) => typeof value === "string" && ID.test(value)],
  ["last", "file.a_day", isDay],
  ["due", "file.a_day", isDay],
  ["stability", "file.days", (/** @type {unknown} */ value) => isWithin(value, 0.001, 36_500)],
  ["difficulty", "file.one_to_ten", (/** @type {unknown} */ value) => isWithin(value, 1, 10)],
  ["reps", "file.a_count", (/** @type {unknown} */ value) => isCount(value, 1, 1_000_000)],
  ["lapses", "file.a_count", (/** @type {unknown} */ value) => isCount(value, 0, 1_000_000)],
]);

/**
 * Return the progress that a value is, or what is wrong with it, in words. Only what is known of is taken over.
 * @param {unknown} value
 * @returns {Progress | string}
 */
export function progressOf(value) {
  if (typeof value !== "object" || value === null) return say("file.no_object");
  const given = /** @type {Record<string, unknown>} */ (value);
  const wrong = NEEDED.find(([name, , isRight]) => !Object.hasOwn(given, name) || !isRight(given[name]));
  if (wrong) return say("file.needs", { what: say(wrong[1]), name: wrong[0] });
  const { story, last, due, stability, difficulty, reps, lapses } = /** @type {any} */ (given);
  return due < last ? say("file.due_before") : { story, last, due, stability, difficulty, reps, lapses };
}

/**
 * Read what this browser kept; what cannot be read is left out.
 * @param {unknown} stored
 * @returns {Map<string, Progress>}
 */
export function recalled(stored) {
  const list = Array.isArray(stored) ? stored.slice(0, MOST) : [];
  const read = list.map(progressOf).filter((entry) => typeof entry !== "string");
  return new Map(read.map((entry) => [entry.story, entry]));
}

/**
 * Put two memories together: of a story in both, the one that was told later, or more often.
 * @param {Map<string, Progress>} mine
 * @param {Progress[]} others
 */
export function merged(mine, others) {
  const all = new Map(mine);
  for (const other of others) {
    const own = all.get(other.story);
    if (!own || isLater(other, own)) all.set(other.story, other);
  }
  return all;
}

/** @type {(one: Progress, other: Progress) => boolean} */
const isLater = (one, other) => one.last > other.last || (one.last === other.last && one.reps > other.reps);

/**
 * The ids of the stories that are due on a day, those that wait longest first.
 * @param {Map<string, Progress>} all
 * @param {string} day
 */
export const due = (all, day) =>
  [...all.values()]
    .filter((one) => one.due <= day)
    .sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
    .map(({ story }) => story);
