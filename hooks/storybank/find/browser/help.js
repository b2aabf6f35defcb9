/* What stands in the place of the list when nothing was found. */

/** @import { Facets, Found, State } from "./types.d.ts" */
/** @import { Engine, Told } from "./engine.js" */
import { filled, say } from "../../text/locale/say.js";
import { write } from "./address.js";
import { element } from "./element.js";
import { apply } from "./filters.js";
import { nearNames } from "./near.js";
import { isAbsent, words } from "./notes.js";
import { address } from "./site.js";

const NEAREST = 3;

/**
 * @param {string} text
 * @param {State} state
 */
function stateLink(text, state) {
  return element("a", { href: write(state) || "?", "data-find-state": true }, text);
}

/** @type {(links: HTMLElement[]) => (HTMLElement | string)[]} */
const listed = (links) => links.flatMap((link, at) => [at ? ", " : "", link]);

/** @type {(state: State, q: string) => State} */
const asked = (state, q) => ({ ...state, q });
/** @type {(state: State, facet: string) => State} */
const without = (state, facet) => ({ ...state, filters: new Map(state.filters).set(facet, new Set()) });

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
  return links.flat().length ? element("p", {}, filled("find.did_you_mean", { words: listed(links.flat()) })) : null;
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
    element("p", {}, say("find.without_filter")),
    element(
      "ul",
      {},
      useful.map(({ facet, label, left }) =>
        element(
          "li",
          {},
          filled("find.dropped", {
            link: stateLink(say("find.drop", { facet: label }), without(state, facet)),
            n: left,
          }),
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
  return element("p", {}, filled("find.only", { words: listed(links) }));
}

/**
 * @param {Found} found
 * @param {Engine & Told} engine
 */
async function nearest(found, { core, story }) {
  const hits = found.loose.slice(0, NEAREST);
  if (!hits.length) return null;
  const stories = await Promise.all(hits.map(({ number }) => story(number)));
  return element(
    "div",
    {},
    element("p", {}, say("find.nearest")),
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
 * @param {Engine & Told} engine
 */
async function namesNear({ clauses }, facets, { tokens, competencies }) {
  const names = nearNames(clauses, facets, await competencies(), tokens);
  const links = names.map(({ facet, key, name }) =>
    stateLink(name, { q: "", sort: "best", filters: new Map([[facet, new Set([key])]]) }),
  );
  return links.length ? element("p", {}, filled("find.near_names", { names: listed(links) })) : null;
}

/** @param {string | undefined} index */
const browse = (index) =>
  element("p", {}, filled("find.browse", { index: element("a", { href: index ?? "" }, say("find.all_stories")) }));

/**
 * @param {State} state
 * @param {string | undefined} form
 */
function contribute(state, form) {
  if (!form || !state.q.trim()) return null;
  const url = new URL(form);
  const field = url.pathname.includes("/-/") ? "issue[title]" : "title"; // GitLab's name, GitHub's
  url.searchParams.set(field, state.q.trim().slice(0, 120));
  const link = element("a", { href: url.href }, say("find.contribute_this"));
  return element("p", {}, filled("find.contribute", { link }));
}

/**
 * Return what helps when the list is empty.
 * @param {Found} found
 * @param {State} state
 * @param {Facets} facets
 * @param {Engine & Told} engine
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
