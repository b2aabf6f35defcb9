/* What stands above the list (how the query was read) and in its place when nothing was found. */

/** @import { Clause, Facets, Found, Hit, State } from "./types.d.ts" */
/** @import { Engine } from "./engine.js" */
import { write } from "./address.js";
import { counted, element } from "./element.js";
import { story } from "./engine.js";
import { apply } from "./filters.js";
import { nearNames } from "./near.js";
import { address } from "./site.js";

const NEAREST = 3;
const LONGEST = 80; // characters shown of a filter that nothing knows

/** @type {(clauses: Clause[]) => string[]} */
const words = (clauses) => clauses.map(({ words: typed }) => typed.map(({ text }) => text).join(" "));
/** @type {(texts: string[]) => string} */
const quoted = (texts) => texts.map((text) => `“${text}”`).join(", ");

/**
 * @param {string} text
 * @param {State} state
 */
function stateLink(text, state) {
  return element("a", { href: write(state) || "?", "data-find-state": true }, text);
}

/** @type {(clause: Clause) => boolean} */
const isAbsent = ({ ways, shown }) => !ways.length && !shown;

/** @type {(links: HTMLElement[]) => (HTMLElement | string)[]} */
const listed = (links) => links.flatMap((link, at) => [at ? ", " : "", link]);

/** @type {(state: State, q: string) => State} */
const asked = (state, q) => ({ ...state, q });
/** @type {(state: State, facet: string) => State} */
const without = (state, facet) => ({ ...state, filters: new Map(state.filters).set(facet, new Set()) });

/**
 * How the query was read: corrections, words that no story has, the fall-back to some of the words.
 * @param {Found} found
 * @param {Hit[]} shown
 */
export function note(found, shown) {
  const lines = [];
  for (const clause of found.clauses) {
    if (!clause.guess) continue;
    lines.push(
      element("p", {}, `No story has ${quoted(words([clause]))}. Showing `, element("strong", {}, clause.guess), "."),
    );
  }
  const absent = found.clauses.filter((clause) => isAbsent(clause) && !clause.optional);
  if (absent.length && found.stories.length) lines.push(element("p", {}, `No story has ${quoted(words(absent))}.`));
  if (found.mode === "most" && shown.length) {
    const whole = shown.filter(({ missing }) => !missing.length).length;
    const all = whole ? `${counted(whole, "story has", "stories have")} all the words.` : "No story has all the words.";
    lines.push(element("p", {}, `${all} Below ${whole ? "them " : ""}stand stories with some of them.`));
  }
  return lines;
}

/**
 * Say which filters were left out because nothing knows them.
 * @param {[facet: string, key: string][]} filters
 */
export const unknown = (filters) =>
  filters.map(([facet, key]) =>
    element("p", {}, `The filter ${facet} “${key.slice(0, LONGEST)}” is unknown and was left out.`),
  );

/**
 * @param {Found} found
 * @param {State} state
 * @param {Engine} engine
 */
async function guesses(found, state, { speller }) {
  const absent = found.clauses.filter((clause) => isAbsent(clause) && !clause.quoted);
  const links = await Promise.all(
    absent.map(async ({ words: [{ text, normal = "" }] }) => {
      const near = await speller.nearest(normal);
      return near.map((guess) => stateLink(guess, asked(state, state.q.replace(text, guess))));
    }),
  );
  return links.flat().length ? element("p", {}, "Did you mean ", listed(links.flat()), "?") : null;
}

/**
 * @param {Found} found
 * @param {State} state
 * @param {Facets} facets
 * @param {Engine} engine
 */
function filtersToDrop(found, state, facets, { core }) {
  const used = core.facets.filter(([facet]) => state.filters.get(facet)?.size);
  const useful = used.flatMap(([facet, label]) => {
    const left = apply(found.stories, facets, state.filters, facet).length;
    return left ? [{ facet, label, left }] : [];
  });
  if (!useful.length) return null;
  return element(
    "div",
    {},
    element("p", {}, "Without a filter there would be stories:"),
    element(
      "ul",
      {},
      useful.map(({ facet, label, left }) =>
        element(
          "li",
          {},
          stateLink(`Drop “${label}”`, without(state, facet)),
          ` (${counted(left, "story", "stories")})`,
        ),
      ),
    ),
  );
}

/**
 * @param {Found} found
 * @param {State} state
 */
function wordsToKeep(found, state) {
  const known = found.clauses.filter(({ ways }) => ways.length);
  if (!known.length || found.clauses.length < 2) return null;
  const links = words(known).map((text) => stateLink(text, asked(state, text)));
  return element("p", {}, "Search for only ", listed(links), ".");
}

/**
 * @param {Found} found
 * @param {Engine} engine
 */
async function nearest(found, { core }) {
  const hits = found.loose.slice(0, NEAREST);
  if (!hits.length) return null;
  const stories = await Promise.all(hits.map(({ number }) => story(number)));
  return element(
    "div",
    {},
    element("p", {}, "The nearest stories:"),
    element(
      "ul",
      { class: "sb-find__nearest" },
      stories.map(({ id, title, principle }) =>
        element(
          "li",
          {},
          element("a", { href: address(core.addresses.story, id) }, title),
          ` (${principle?.[1] ?? ""})`,
        ),
      ),
    ),
  );
}

/**
 * The stories of what is called something near the words.
 * @param {Found} found
 * @param {Facets} facets
 * @param {Engine} engine
 */
function namesNear({ clauses }, facets, { core, tokens }) {
  const names = nearNames(clauses, facets, core, tokens);
  const links = names.map(({ facet, key, name }) =>
    stateLink(name, { q: "", sort: "best", filters: new Map([[facet, new Set([key])]]) }),
  );
  return links.length ? element("p", {}, "Stories under a near name: ", listed(links), ".") : null;
}

/** @param {string | undefined} index */
const browse = (index) =>
  element("p", {}, "Or look through ", element("a", { href: index ?? "" }, "the list of all stories"), ".");

/**
 * @param {State} state
 * @param {string | undefined} form
 */
function contribute(state, form) {
  if (!form || !state.q.trim()) return null;
  const url = new URL(form);
  const field = url.pathname.includes("/-/") ? "issue[title]" : "title"; // GitLab's name, GitHub's
  url.searchParams.set(field, state.q.trim().slice(0, 120));
  return element("p", {}, "Do you have such a story? ", element("a", { href: url.href }, "Contribute this story"), ".");
}

/**
 * Return what helps when the list is empty.
 * @param {Found} found
 * @param {State} state
 * @param {Facets} facets
 * @param {Engine} engine
 * @param {DOMStringMap} addresses of the form and of the list of all stories
 */
export async function empty(found, state, facets, engine, { contribute: form, index }) {
  return (
    await Promise.all([
      found.stories.length ? null : guesses(found, state, engine),
      filtersToDrop(found, state, facets, engine),
      found.stories.length ? null : wordsToKeep(found, state),
      found.stories.length ? null : nearest(found, engine),
      found.stories.length ? null : namesNear(found, facets, engine),
      found.stories.length ? null : browse(index),
      contribute(state, form),
    ])
  ).filter((one) => one !== null);
}
