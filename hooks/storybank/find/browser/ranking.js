/* From clauses to a ranked list: BM25 over weighted fields, and how much of the query an entry covers. */

/** @import { Clause, Hit, Mode } from "./types.d.ts" */
/** @import { Bank, Match } from "./matching.js" */
import { answers } from "./answering.js";
import { match } from "./matching.js";
import { bitCount } from "./postings.js";

const TITLE_OR_KEYWORD = 0b11;
const ENOUGH = 0.5; // share of the words, or of what they tell, that a partial match must hold
const SOME = 1 / 3;
const CLOSE = 0.3; // a story this far below the best is no answer
/** @type {Clause[]} */
const NOTHING = [];
const FEW = 5; // with fewer stories that hold every word, those that hold most are shown behind them

/**
 * A clause with the entries that have its words.
 * @typedef {{ clause: Clause, said: Match }} Row
 */

/**
 * What an entry holds of the clauses: `met` is a set of bits, one a clause; the others count or add up.
 * @typedef {Hit & { met: number, lent: number, named: number, weight: number }} Candidate
 */

/**
 * The entries that have the words of every clause.
 * @param {Row[]} rows
 */
function inAll(rows) {
  const [rarest] = [...rows].sort((a, b) => a.said.count - b.said.count);
  return rarest.said.numbers.filter((number) => rows.every(({ said }) => said.strengths[number]));
}

/**
 * What every entry, or each of some, holds of the clauses.
 * @param {Row[]} rows
 * @param {Bank} bank
 * @param {number[] | null} some
 */
function gather(rows, { end, meant }, some) {
  /** @type {Candidate[]} */
  const hits = [];
  const places = new Int32Array(end).fill(-1);
  rows.forEach(({ clause, said }, index) => {
    for (const number of said.count && some ? some : said.numbers) {
      if (places[number] < 0) {
        places[number] = hits.length;
        hits.push({ number, score: 0, mask: 0, missing: NOTHING, met: 0, lent: 0, named: 0, weight: 0 });
      }
      weigh(hits[places[number]], said, { clause, bit: 1 << index, meant });
    }
  });
  return hits;
}

/**
 * @param {Candidate} hit
 * @param {Match} match
 * @param {{ clause: Clause, bit: number, meant: number }} how
 */
function weigh(hit, { strengths, masks, rarity, wide }, { clause, bit, meant }) {
  const mask = masks[hit.number];
  const isLent = (mask & meant) > 0;
  const tells = isLent ? wide : rarity;
  hit.score += strengths[hit.number] * tells;
  hit.mask |= mask;
  if (clause.optional) return;
  hit.weight += tells;
  hit.met |= bit;
  if (isLent) hit.lent += 1;
  else if (mask & TITLE_OR_KEYWORD) hit.named += 1;
}

/**
 * The set of bits of the clauses that something is true of.
 * @type {(clauses: Clause[], yes: (clause: Clause) => boolean | undefined) => number}
 */
const bits = (clauses, yes) => clauses.reduce((set, clause, index) => (yes(clause) ? set | (1 << index) : set), 0);

/** @type {(a: Hit, b: Hit) => number} */
const byScore = (a, b) => b.score - a.score || a.number - b.number;

/**
 * Return the hits, best first; `loose` are entries that hold too little to be an answer. `mode`: "all" (every word),
 * "most" (some hold only some of the words), "closest" (an interview question), "none".
 * @param {Clause[]} clauses
 * @param {Bank} bank
 * @returns {{ hits: Hit[], mode: Mode, loose?: Hit[] }}
 */
export function rank(clauses, bank) {
  if (bank.question) {
    const { hits, loose } = answers(clauses, bank);
    return hits.length ? { hits, mode: "closest" } : { hits, mode: "none", loose };
  }
  const rows = clauses.map((clause) => ({ clause, said: match(clause.ways, bank) }));
  const asking = sought(rows, bank);
  const everything = inAll(rows); // a few such are enough, and quickly found
  const [asked, quoted] = [bits(clauses, ({ optional }) => !optional), bits(clauses, (clause) => clause.quoted)];
  const hits = gather(rows, bank, everything.length < FEW ? null : everything).filter(
    ({ met }) => (met & quoted) === quoted,
  ); // quotes are never left out
  const whole = hits.filter(({ met }) => (met & asked) === asked);
  const rest = hits.filter(({ met }) => (met & asked) !== asked);
  const most = rest.filter((hit) => isEnough(hit, asking));
  /** @type {(some: Candidate[]) => Candidate[]} */
  const withMissing = (some) =>
    some.map((hit) => ({ ...hit, missing: clauses.filter((_, index) => asked & ~hit.met & (1 << index)) }));
  // Every word is known, but no story has many of them: what is nearest is an answer.
  const near = whole.length || most.length || asking.unknown ? most : rest;
  if (!whole.length && !near.length) return { hits: [], mode: "none", loose: hits.sort(byScore) };
  const all = whole.filter(({ mask }) => !(mask & bank.meant)); // the very words come first
  const lent = whole.filter(({ mask }) => mask & bank.meant);
  if (all.length >= FEW || !near.length) return { hits: [...all.sort(byScore), ...lent.sort(byScore)], mode: "all" };
  for (const hit of near) hit.score *= hit.weight / asking.whole;
  return { hits: [...all.sort(byScore), ...withMissing(nearBest([...lent, ...near]))], mode: "most" };
}

/**
 * How many words must be met, how many of them no entry has, and what all of them tell together.
 * @param {Row[]} rows
 * @param {Bank} bank
 */
function sought(rows, { first, end }) {
  const needed = rows.filter(({ clause }) => !clause.optional);
  const heaviest = Math.log(1 + end - first);
  return {
    words: needed.length,
    unknown: needed.filter(({ said }) => !said.count).length,
    whole: needed.reduce((sum, { said }) => sum + (said.count ? said.rarity : heaviest), 0),
  };
}

/**
 * A partial match must hold half of what the words tell. Where it holds half of the words only, what it holds must be
 * what the story is about, all the more where no story has a word of the query: else a common word would answer what
 * nothing answers.
 * @param {Candidate} hit
 * @param {ReturnType<typeof sought>} asking
 */
function isEnough(hit, { words, unknown, whole }) {
  if (hit.weight > whole * ENOUGH) return true;
  const held = bitCount(hit.met);
  if (held / words < (unknown ? ENOUGH : SOME)) return false;
  if (hit.lent && (!unknown || held / words > ENOUGH || (held > 1 && held / words === ENOUGH))) return true;
  return hit.named >= Math.max(1, Math.min(unknown, held));
}

/** @param {Candidate[]} hits */
function nearBest(hits) {
  const best = hits.reduce((score, hit) => Math.max(score, hit.score), 0);
  return hits.filter((hit) => hit.score >= best * CLOSE).sort(byScore);
}
