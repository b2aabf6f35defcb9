/* The search without a page: text in, ranked entries out. Everything that shows or steers it stands on this. */

/** @import { Clause, Core, Found, Page, Query, Story } from "./types.d.ts" */
/** @import { Speller } from "./spelling.js" */
/** @import { Tokens } from "./tokens.js" */
import { clauseMaker } from "./clauses.js";
import { makeLeaves } from "./postings.js";
import { late } from "./programs.js";
import { lightWords, parseQuery } from "./query.js";
import { rank } from "./ranking.js";
import * as shards from "./shards.js";
import { tokeniser } from "./tokens.js";

const PATIENCE = 20; // milliseconds; what is not there by then is on a slow line

/** @typedef {Awaited<ReturnType<typeof start>>} Engine */
/** What is fetched for those who ask for it. @typedef {{ story: typeof story, competencies: typeof competencies }} Told */

/** @type {Promise<Engine> | null} */
let started = null;
/** @type {{ typed?: string, answer?: Promise<Found> }} */
let last = {};
let renewed = () => {};

/** @type {(milliseconds: number) => Promise<void>} */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Whether something takes so long that it is on a slow line.
 * @param {Promise<unknown>} awaited
 */
export const isLate = (awaited) => Promise.race([awaited.then(() => false), pause(PATIENCE).then(() => true)]);

/**
 * A speller whose program is fetched when it is asked for the first time.
 * @param {Core} core
 * @param {Tokens} tokens
 * @returns {Speller}
 */
function lazySpeller(core, tokens) {
  /** @type {Promise<Speller> | undefined} */
  let made;
  const there = () => {
    made ??= late().then(({ makeSpeller }) => makeSpeller(core, tokens, shards.shard));
    return made;
  };
  return {
    guesses: async (word) => (await there()).guesses(word),
    nearest: async (word) => (await there()).nearest(word),
    split: async (word) => (await there()).split(word),
  };
}

async function start() {
  const core = await shards.core();
  const tokens = tokeniser(core);
  const leaves = makeLeaves(core, shards.shard);
  const speller = lazySpeller(core, tokens);
  const light = lightWords(core.light);
  const makeClauses = clauseMaker(core, tokens, leaves, speller, light, shards.shard);
  return { core, tokens, leaves, speller, light, makeClauses };
}

/** Return the parts of the engine once the core is there. */
export function ready() {
  started ??= start().catch((error) => {
    started = null;
    throw error;
  });
  return started;
}

/**
 * Call back when the site was published anew: numbers of the old index mean other stories in the new one.
 * @param {() => void} callback
 */
export function onRenewed(callback) {
  renewed = callback;
}

/**
 * Run a task; if the site was published anew meanwhile, once more on the new index.
 * @template T
 * @param {(engine: Engine) => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function fresh(task) {
  try {
    return await task(await ready());
  } catch (error) {
    if (!(error instanceof shards.StaleIndex)) throw error;
    started = null;
    last = {};
    await shards.refresh(error.message);
    renewed();
    return task(await ready());
  }
}

/**
 * Search; the same text again has its answer already. Stories and pages come best first.
 * @param {string} typed
 * @returns {Promise<Found>}
 */
export function search(typed) {
  if (last.typed === typed && last.answer) return last.answer;
  const answer = searched(typed);
  last = { typed, answer };
  answer.catch(() => {
    last = {};
  });
  return answer;
}

/** @param {string} typed */
const searched = (typed) =>
  fresh(async ({ core, tokens, leaves, light, makeClauses }) => {
    const query = parseQuery(typed, tokens, light);
    const phrases = Promise.all(query.phrases.map(async (text) => (await late()).phrase(text, tokens, leaves)));
    const clauses = [...(await phrases), ...(await makeClauses(query.words, query.question))];
    if (!clauses.length) return browse(query, core);
    const bank = { leaves, question: query.question, meant: core.meant };
    const { hits, mode, loose = [] } = rank(clauses, { ...bank, first: 0, end: core.stories });
    const pages = rank(clauses, { ...bank, first: core.stories, end: core.stories + core.pages });
    return {
      query,
      clauses,
      mode,
      stories: hits.map((hit) => (hit.mask & core.meant ? { ...hit, meant: through(clauses) } : hit)),
      pages: pages.mode === "most" ? pages.hits.filter(({ missing }) => !missing.length) : pages.hits,
      loose,
      terms: new Set(
        clauses.flatMap(({ ways, shown = [] }) => [
          ...ways.flatMap(({ terms }) => terms.map(({ term }) => term)),
          ...shown.flatMap(({ told }) => told),
        ]),
      ),
    };
  });

/**
 * The words for which some stories count as having what was typed.
 * @param {Clause[]} clauses
 */
const through = (clauses) =>
  clauses.flatMap(({ words, ways }) => {
    const names = ways.flatMap(({ terms }) => terms.flatMap(({ via }) => (via ? via.split(",") : [])));
    return names.length ? [{ typed: words.map(({ text }) => text).join(" "), names }] : [];
  });

/**
 * No query: every story, in reading order.
 * @param {Query} query
 * @param {Core} core
 * @returns {Found}
 */
function browse(query, core) {
  const stories = Array.from({ length: core.stories }, (_, number) => ({ number, mask: 0, missing: [], score: 0 }));
  return { query, clauses: [], mode: "browse", stories, pages: [], loose: [], terms: new Set() };
}

/**
 * Return what the list shows of a story.
 * @param {number} number
 * @returns {Promise<Story>}
 */
export const story = (number) =>
  fresh(async ({ core }) => {
    const rows = await shards.shard(`stories-${Math.floor(number / core.shard)}`);
    const [id, title, principle, kind, minutes, facts, passages, keywords] = rows[number % core.shard];
    return { id, title, principle: core.principles[principle], kind, minutes, facts, passages, keywords };
  });

/**
 * Return the promises of several stories. The first is asked for alone, so that nothing stands in its way.
 * @param {number[]} numbers
 */
export function stories([first, ...others]) {
  if (first === undefined) return [];
  const told = story(first);
  const turn = isLate(told).catch(() => {});
  return [told, ...others.map((number) => turn.then(() => story(number)))];
}

/** Return the competencies that questions ask for. */
export const competencies = () => fresh(() => shards.shard("competencies"));

/**
 * Return what the list shows of a page.
 * @param {number} number
 * @returns {Promise<Page>}
 */
export const page = (number) =>
  fresh(async ({ core }) => {
    const at = number - core.stories;
    const rows = await shards.shard(`pages-${Math.floor(at / core.pageShard)}`);
    const [address, title, text] = rows[at % core.pageShard];
    return { address, title, text };
  });
