/* What is searched for, in the address of the page: the words, the filters, the order. */

/** @import { Core, State } from "./types.d.ts" */

const ORDERS = ["best", "principle", "short"];
const MOST_VALUES = 40;
const OWN = new Set(["q", "sort"]); // what else stands there may be a facet

/**
 * Read an address; nothing of it is ever markup. Which facets there are, the core says: until it is there, each name may
 * be one, and `declared` leaves out the others.
 * @param {string} search
 * @returns {State}
 */
export function read(search) {
  const given = new URLSearchParams(search);
  const values = (/** @type {string} */ facet) => new Set(given.getAll(facet).filter(Boolean).slice(0, MOST_VALUES));
  const sort = given.get("sort") ?? "";
  return {
    q: given.get("q") ?? "",
    filters: new Map([...given.keys()].filter((name) => !OWN.has(name)).map((facet) => [facet, values(facet)])),
    sort: ORDERS.includes(sort) ? sort : ORDERS[0],
  };
}

/**
 * Return the state with the filters of the facets that there are, in their order.
 * @param {State} state
 * @param {Core["facets"]} facets
 * @returns {State}
 */
export function declared(state, facets) {
  return { ...state, filters: new Map(facets.map(([name]) => [name, state.filters.get(name) ?? new Set()])) };
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
