/* What is due when, in words. */

import { element } from "../../find/browser/element.js";
/** @import { Progress } from "./types.d.ts" */
import { say } from "../../text/locale/say.js";
import { nights } from "./schedule.js";

const FAR = 60; // days; from there on nobody counts them

/**
 * A day from another one: `today`, `tomorrow`, `in 8 days`, `in 3 months`.
 * @param {string} day
 * @param {string} from
 */
export function when(day, from) {
  const days = nights(from, day);
  if (days <= 0) return say("time.today");
  if (days === 1) return say("time.tomorrow");
  return days < FAR ? say("time.in_days", { n: days }) : say("time.in_months", { n: Math.round(days / 30) });
}

const SPANS = /** @type {const} */ ([
  ["time.due_now", 0],
  ["time.due_tomorrow", 1],
  ["time.due_week", 7],
  ["time.due_month", 30],
  ["time.due_later", Number.POSITIVE_INFINITY],
]);

/**
 * How many stories are due when.
 * @param {Iterable<Progress>} all
 * @param {string} day
 */
export function spans(all, day) {
  const counts = SPANS.map(([name]) => ({ name, count: 0 }));
  for (const { due } of all) counts[SPANS.findIndex(([, most]) => nights(day, due) <= most)].count += 1;
  return counts.filter(({ count }) => count);
}

/**
 * @param {Iterable<Progress>} all
 * @param {string} day
 */
export function drawNext(all, day) {
  const counts = spans(all, day);
  if (!counts.length) return [element("p", {}, say("practice.nothing_yet"))];
  return [
    element(
      "ul",
      { class: "sb-links" },
      counts.map(({ name, count }) => element("li", {}, say(name, { n: count }))),
    ),
  ];
}
