/* Names that are near what was typed: of principles and keywords, for a reader whose words brought nothing. */

/** @import { Clause, CompetencyRow, Facets } from "./types.d.ts" */
/** @import { Tokens } from "./tokens.js" */

const MOST = 3; // names of each kind
const SHARED = 5; // letters with which two words begin that mean something alike

/**
 * What a text is compared by: its words, and the competencies that they name.
 * @param {string} text
 * @param {CompetencyRow[]} rows
 * @param {Tokens} tokens
 */
function traits(text, rows, tokens) {
  const terms = tokens.chunks(text).flatMap((chunk) => tokens.readings(chunk.text).at(-1) ?? []);
  const words = terms.filter((term) => !tokens.isStop(term));
  const named = rows.filter(([, phrases]) => {
    const asked = new Set(phrases.split(","));
    return words.some((word) => asked.has(word));
  });
  return { words, competencies: new Set(named.map(([name]) => name)) };
}

/** @type {(one: string, other: string) => boolean} */
const isAlike = (one, other) =>
  one === other || (one.length >= SHARED && other.length >= SHARED && one.slice(0, SHARED) === other.slice(0, SHARED));

/**
 * Return the principles and the keywords whose names are near the words of a query, each with its key and its name.
 * @param {Clause[]} clauses
 * @param {Facets} facets
 * @param {CompetencyRow[]} rows
 * @param {Tokens} tokens
 * @returns {{ facet: string, key: string, name: string }[]}
 */
export function nearNames(clauses, facets, rows, tokens) {
  const text = clauses.flatMap(({ words }) => words.map((word) => word.text)).join(" ");
  const typed = traits(text, rows, tokens);
  /** @type {(name: string) => boolean} */
  const isNear = (name) => {
    const { words, competencies } = traits(name, rows, tokens);
    return (
      words.some((word) => typed.words.some((one) => isAlike(one, word))) ||
      [...competencies].some((one) => typed.competencies.has(one))
    );
  };
  return ["principle", "keyword"].flatMap((facet) =>
    [...(facets.get(facet) ?? [])]
      .filter(([, { name }]) => isNear(name))
      .slice(0, MOST)
      .map(([key, { name }]) => ({ facet, key, name })),
  );
}
