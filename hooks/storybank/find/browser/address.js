/* What is searched for, in the address of the page: the words, the filters, the order. */

/** @import { State } from "./types.d.ts" */

const FACETS = ["principle", "keyword", "area", "part", "measured", "kind", "length"];
const ORDERS = ["best", "principle", "short"];
const MOST_VALUES = 40;

/**
 * Read an address. What is not understood is left out; nothing of it is ever markup.
 * @param {string} search
 * @returns {State}
 */
export function read(search) {
  const given = new URLSearchParams(search);
  const values = (/** @type {string} */ facet) => new Set(given.getAll(facet).filter(Boolean).slice(0, MOST_VALUES));
  const sort = given.get("sort") ?? "";
  return {
    q: given.get("q") ?? "",
    filters: new Map(FACETS.map((facet) => [facet, values(facet)])),
    sort: ORDERS.includes(sort) ? sort : ORDERS[0],
  };
}

/**
 * Return the query string of a state: "" for the whole bank in its own order.
 * @param {State} state
 */
export function write({ q, filters, sort }) {
  const made = new URLSearchParams();
  if (q.trim()) made.set("q", q);
  for (const [facet, values] of filters) for (const value of values) made.append(facet, value);
  if (sort !== ORDERS[0]) made.set("sort", sort);
  const text = made.toString();
  return text && `?${text}`;
}
