/* How near stories are to words that stand in none of them: the build lists for each common word the stories nearest to
   it (find/nearness.py), and what the words of a query list is added up here. */

/** @import { Core, Fetch, Hit, Meant, Mode, Near, NearRow, Query } from "./types.d.ts" */

const STEPS = 16; // as in nearness.py
const TELLING = 16; // what a word tells is written in sixteenths
const DIGITS = 36;
/* How near a story must be to a query of one word, of two, of more: several that agree are surer. */
const ENOUGH = [1.13, 1.03, 0.96];
const QUESTION = 1.3; // the same for a question whose own words no story has
const HELD = 0.6; // what nearness counts beside some of the words, and beside what a question asks for
const ASKED = 0.2;
const CLOSE = 0.75; // a story this far below the nearest is none of the answers

/** @typedef {{ hits: Hit[], mode: Mode, loose?: Hit[] | undefined }} Ranked */

/**
 * @param {Core} core
 * @param {Fetch} fetch
 */
export function makeNearness(core, fetch) {
  /**
   * The row of a word, if the build knows it.
   * @param {string} term
   * @returns {Promise<NearRow | undefined>}
   */
  async function row(term) {
    let at = core.near.length - 1;
    while (at > 0 && core.near[at] > term) at -= 1;
    const rows = await fetch(`near-${at}`);
    return rows.find(([word]) => word === term);
  }

  /**
   * How near stories are to the words of a query together, by their numbers, and what stands for each word; nothing if
   * of the words that no story has none is known: it may be misspelt.
   * @param {Query} query
   * @param {Set<string>} absent
   * @returns {Promise<Near | null>}
   */
  async function near({ words, question, phrases }, absent) {
    const isOff = !core.near.length || phrases.length;
    const counting = isOff ? [] : words.filter((word) => !word.skipped && !word.everywhere);
    const found = await Promise.all(
      counting.map(async ({ text, readings }) => {
        const known = await row(readings.at(-1)?.[0] ?? "");
        return known ? [{ text, known }] : [];
      }),
    );
    const rows = found.flat();
    if (!rows.length || (absent.size && !rows.some(({ text }) => absent.has(text)))) return null;
    return { ...sum(rows), words: counting.length, question };
  }

  return near;
}

/**
 * Add up what the rows of several words say. Words of one direction and many of it count alike: the sum is divided by
 * the length that the words would have together if each meant something else.
 * @param {{ text: string, known: NearRow }[]} rows
 * @returns {Pick<Near, "scores" | "covered" | "meant">}
 */
export function sum(rows) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  /** @type {Map<number, number>} */
  const covered = new Map();
  let length = 0;
  let whole = 0;
  /** @type {Meant[]} */
  const meant = [];
  for (const { text, known } of rows) {
    const [, telling, gaps, levels, names] = known;
    const weight = telling / TELLING;
    length += weight ** 2;
    whole += weight;
    let number = 0;
    gaps.forEach((gap, at) => {
      number += gap;
      covered.set(number, (covered.get(number) ?? 0) + weight);
      scores.set(number, (scores.get(number) ?? 0) + (weight * Number.parseInt(levels[at], DIGITS)) / STEPS);
    });
    if (names) meant.push({ typed: text, names: names.split(",") });
  }
  for (const [number, score] of scores) scores.set(number, score / Math.sqrt(length));
  for (const [number, weight] of covered) covered.set(number, weight / whole);
  return { scores, covered, meant };
}

/**
 * Add what is near to what was found. Stories that hold every word stay as they stand; nearness moves those that hold
 * some, and where no story holds every word, what is near enough is an answer too. A question is answered by what is
 * near only where its words find something; what is not near enough stands among the `loose` ones.
 * @param {Ranked} ranked
 * @param {Near} near
 * @returns {Ranked}
 */
export function withNear({ hits, mode, loose = [] }, near) {
  const { scores } = near;
  const isAsked = mode === "closest";
  const whole = isAsked ? [] : hits.filter(({ missing }) => !missing.length);
  const some = isAsked ? hits : hits.filter(({ missing }) => missing.length);
  const unit = (hits[0]?.score ?? 1) * (isAsked ? ASKED : some.length ? HELD : 1);
  /** @type {(number: number) => number} */
  const worth = (number) => unit * (scores.get(number) ?? 0);
  const lifted = some.map((hit) => ({ ...hit, score: hit.score + worth(hit.number) }));
  const known = new Set([...hits, ...(isAsked ? loose : [])].map(({ number }) => number));
  const best = Math.max(0, ...scores.values());
  const others = [...scores.keys()]
    .filter((number) => !known.has(number) && (scores.get(number) ?? 0) >= best * CLOSE)
    .map((number) => ({ number, score: worth(number), mask: 0, missing: [], near: true }))
    .sort(byScore);
  if (isAsked || whole.length || !isEnough(near)) {
    return { hits: [...whole, ...lifted.sort(byScore)], mode, loose: [...others, ...loose] };
  }
  return { hits: [...lifted, ...others].sort(byScore), mode: hits.length ? mode : "near", loose };
}

/** @param {Near} near */
function isEnough({ scores, covered, words, question }) {
  const sure = Math.max(0, ...[...scores].map(([number, score]) => score * Math.sqrt(covered.get(number) ?? 0)));
  return sure >= (question ? QUESTION : ENOUGH[Math.min(words, ENOUGH.length) - 1]);
}

/** @type {(a: Hit, b: Hit) => number} */
const byScore = (a, b) => b.score - a.score || a.number - b.number;
