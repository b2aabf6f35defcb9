/* What stands above the list: how the query was read. */

/** @import { Clause, Found, Hit, State } from "./types.d.ts" */
import { filled, say } from "../../text/locale/say.js";
import { element } from "./element.js";
import { isNarrowed } from "./filters.js";

const LONGEST = 80; // characters shown of a filter that nothing knows

/** @type {(clauses: Clause[]) => string[]} */
export const words = (clauses) => clauses.map(({ words: typed }) => typed.map(({ text }) => text).join(" "));
/** @type {(texts: string[]) => string} */
const quoted = (texts) => texts.map((text) => say("find.quote", { text })).join(", ");

/** @type {(clause: Clause) => boolean} */
export const isAbsent = ({ ways, shown }) => !ways.length && !shown;

/**
 * How many stories were found.
 * @param {Found} found
 * @param {number} n of them that are shown
 */
export const counted = ({ mode }, n) => say(mode === "closest" && n ? "find.closest" : "find.found", { n });

/**
 * How many stories there are: found, or in the whole bank.
 * @param {Found} found
 * @param {number} n
 * @param {State} state
 */
export const status = (found, n, state) =>
  found.clauses.length || isNarrowed(state) ? counted(found, n) : say("count.stories", { n });

/**
 * How the query was read: corrections, words that no story has, the fall-back to some of the words.
 * @param {Found} found
 * @param {Hit[]} shown
 */
export function note(found, shown) {
  const lines = [];
  for (const clause of found.clauses) {
    if (!clause.guess || !found.stories.length) continue;
    const guess = element("strong", {}, clause.guess);
    lines.push(element("p", {}, filled("find.guess", { words: quoted(words([clause])), guess })));
  }
  const absent = found.clauses.filter((clause) => isAbsent(clause) && !clause.optional);
  if (absent.length && found.stories.length) {
    lines.push(element("p", {}, say("find.absent", { words: quoted(words(absent)) })));
  }
  if (found.mode === "most" && shown.length) {
    const n = shown.filter(({ missing }) => !missing.length).length;
    lines.push(element("p", {}, n ? say("find.most", { n }) : say("find.some")));
  }
  return lines;
}

/**
 * Say which filters were left out because nothing knows them.
 * @param {[facet: string, key: string][]} filters
 */
export const unknown = (filters) =>
  filters.map(([facet, key]) => element("p", {}, say("find.unknown", { facet, value: key.slice(0, LONGEST) })));
