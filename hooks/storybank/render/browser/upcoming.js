/* What is due when, in words. */

/** @import { Progress } from "./types.d.ts" */
import { counted, element } from "../../find/browser/element.js";
import { nights } from "./schedule.js";

const FAR = 60; // days; from there on nobody counts them

/**
 * A day from another one: `today`, `tomorrow`, `in 8 days`, `in 3 months`.
 * @param {string} day
 * @param {string} from
 */
export function when(day, from) {
  const days = nights(from, day);
  if (days <= 0) return "today";
  if (days === 1) return "tomorrow";
  return days < FAR ? `in ${days} days` : `in ${Math.round(days / 30)} months`;
}

const SPANS = /** @type {const} */ ([
  ["now", 0],
  ["tomorrow", 1],
  ["within a week", 7],
  ["within a month", 30],
  ["later", Number.POSITIVE_INFINITY],
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
  if (!counts.length) return [element("p", {}, "Nothing was practised yet.")];
  return [
    element(
      "ul",
      { class: "sb-links" },
      counts.map(({ name, count }) => element("li", {}, `${counted(count, "story", "stories")} due ${name}`)),
    ),
  ];
}
