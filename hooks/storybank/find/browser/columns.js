/* The facets of the index, and a list narrowed by them. */

/** @import { FacetColumns, Facets, Found, State } from "./types.d.ts" */
import { fresh, ready } from "./engine.js";
import { apply, known, matched, sorted } from "./filters.js";
import { rising } from "./postings.js";
import { shard } from "./shards.js";

/** @type {WeakMap<FacetColumns, Facets>} */
const read = new WeakMap(); // a shard is taken apart once

/** The facets of the index, each value with the numbers of its stories. */
export async function facets() {
  const columns = await fresh(() => shard("facets"));
  const made = read.get(columns) ?? values(columns);
  read.set(columns, made);
  return made;
}

/**
 * @param {FacetColumns} columns
 * @returns {Facets}
 */
function values(columns) {
  return new Map(
    Object.entries(columns).map(([facet, rows]) => [
      facet,
      new Map(rows.map(([key, name, stories]) => [key, { name, stories: rising(stories) }])),
    ]),
  );
}

/**
 * The facets that a search has, and the stories that the filters leave, in the order that is wanted.
 * @param {Found} found
 * @param {State} state
 */
export async function narrow(found, { filters, sort }) {
  const [held, { core }] = [await facets(), await ready()];
  const all = new Map([...held, ...(found.clauses.length ? matched(found.stories, core) : [])]);
  return { facets: all, hits: sorted(apply(found.stories, all, known(all, filters, core)), sort, all) };
}
