/* Narrows a list by facets, and counts what each value would leave: AND between facets, OR within one. */

/** @import { Core, Facets, Filters, Hit, State, Value } from "./types.d.ts" */

/** @type {(facet: Core["facets"][number]) => boolean} */
const isMatched = ([, , control]) => control === "matched";

/**
 * The facets that depend on the query: the fields in which its words stand.
 * @param {Hit[]} hits
 * @param {Core} core
 * @returns {Facets}
 */
export function matched(hits, core) {
  const found = fields(hits, core.fields);
  return new Map(core.facets.filter(isMatched).map(([facet]) => [facet, found]));
}

/**
 * @param {Hit[]} hits
 * @param {Core["fields"]} declared
 */
function fields(hits, declared) {
  const rows = declared.map(([key, name], bit) => ({
    key,
    name,
    stories: hits.filter(({ mask }) => mask & (1 << bit)).map(({ number }) => number),
  }));
  return new Map(rows.filter(({ stories }) => stories.length).map((row) => [row.key, row]));
}

/**
 * Whether a reader chose what stands in the list, or its order.
 * @param {State} state
 */
export const isNarrowed = ({ filters, sort }) => sort !== "best" || [...filters.values()].some(({ size }) => size);

/**
 * The stories that one of the chosen values of a facet has.
 * @param {Facets} facets
 * @param {string} name
 * @param {Set<string>} chosen
 */
const held = (facets, name, chosen) =>
  new Set([...chosen].flatMap((key) => [...(facets.get(name)?.get(key)?.stories ?? [])]));

/**
 * The hits that the filters leave; a facet named in `except` does not narrow.
 * @param {Hit[]} hits
 * @param {Facets} facets
 * @param {Filters} filters
 * @param {string} [except]
 */
export function apply(hits, facets, filters, except = "") {
  const active = [...filters].filter(([name, chosen]) => chosen.size && name !== except);
  const sets = active.map(([name, chosen]) => held(facets, name, chosen));
  return sets.length ? hits.filter(({ number }) => sets.every((set) => set.has(number))) : hits;
}

/**
 * Whether a number is among the hits, as a byte at its place.
 * @param {Hit[]} hits
 */
function marked(hits) {
  const marks = new Uint8Array(1 + hits.reduce((most, { number }) => Math.max(most, number), -1));
  for (const { number } of hits) marks[number] = 1;
  return marks;
}

/**
 * For each facet its values.
 * @param {Hit[]} hits
 * @param {Facets} facets
 * @param {Filters} filters
 * @returns {Map<string, Value[]>}
 */
export function count(hits, facets, filters) {
  const all = marked(apply(hits, facets, filters));
  return new Map(
    [...facets].map(([facet, byKey]) => {
      const isChosen = filters.get(facet)?.size;
      const left = isChosen ? marked(apply(hits, facets, filters, facet)) : all; // OR within a facet
      const rows = [...byKey].map(([key, { name, stories }]) => {
        let leaves = 0;
        for (const number of stories) if (left[number]) leaves += 1;
        return { key, name, count: leaves, chosen: filters.get(facet)?.has(key) ?? false };
      });
      return [facet, rows];
    }),
  );
}

/**
 * The filters that no facet knows: a value that was renamed, or a mistyped address. What depends on the query comes and
 * goes with it.
 * @param {Facets} facets
 * @param {Filters} filters
 * @param {Core} core
 * @returns {[facet: string, key: string][]}
 */
export function unknown(facets, filters, core) {
  const ofQuery = new Set(core.facets.filter(isMatched).map(([facet]) => facet));
  return [...filters].flatMap(([facet, chosen]) =>
    ofQuery.has(facet)
      ? []
      : [...chosen]
          .filter((key) => !facets.get(facet)?.has(key))
          .map((key) => /** @type {[string, string]} */ ([facet, key])),
  );
}

/**
 * The filters without those that nothing knows.
 * @param {Facets} facets
 * @param {Filters} filters
 * @param {Core} core
 * @returns {Filters}
 */
export function known(facets, filters, core) {
  const kept = new Map([...filters].map(([facet, keys]) => [facet, new Set(keys)]));
  for (const [facet, key] of unknown(facets, filters, core)) kept.get(facet)?.delete(key);
  return kept;
}

/**
 * The filters after a box of the panel was ticked, or unticked.
 * @param {Filters} filters
 * @param {Pick<HTMLInputElement, "name" | "value" | "checked">} box
 */
export function toggled(filters, { name, value, checked }) {
  const keys = new Set(filters.get(name));
  if (checked) keys.add(value);
  else keys.delete(value);
  return new Map(filters).set(name, keys);
}

/**
 * @param {Hit[]} hits
 * @param {string} sort
 * @param {Facets} facets
 */
export function sorted(hits, sort, facets) {
  if (sort === "principle") return [...hits].sort((a, b) => a.number - b.number);
  if (sort !== "short") return hits;
  /** @type {Map<number, number>} */
  const ranks = new Map();
  for (const [rank, { stories }] of [...(facets.get("length")?.values() ?? [])].entries()) {
    for (const number of stories) ranks.set(number, rank);
  }
  const rank = (/** @type {Hit} */ { number }) => ranks.get(number) ?? ranks.size;
  return [...hits].sort((a, b) => rank(a) - rank(b));
}
