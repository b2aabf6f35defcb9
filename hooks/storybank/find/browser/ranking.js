/* From clauses to a ranked list: BM25 over weighted fields, and how much of the query an entry covers. */

/** @import { Clause, Hit, Mode, Postings, Way } from "./types.d.ts" */
/** @import { Leaves } from "./postings.js" */
import { bitCount } from "./postings.js";

const LEVELS = 31;
const TITLE_OR_KEYWORD = 0b11;
const ABOUT = 0b111; // title, keywords, questions: what a story is about
const QUESTIONS = 1 << 2;
const ASKED = 1.5; // an interview question is best answered by a story that is told for such a question
const BORROWED = 0.4; // of a near meaning, where a story can also show what is asked for
const ENOUGH = 0.5; // share of the words, or of what they tell, that a partial match must hold
const SOME = 1 / 3;
const CLOSE = 0.3; // a story this far below the best is no answer to a question
/** @type {Clause[]} */
const NOTHING = [];
const FEW = 5; // with fewer stories that hold every word, those that hold most are shown behind them

/**
 * What is searched: the entries from `first` to before `end`, stories or pages.
 * @typedef {{ leaves: Pick<Leaves, "postings">, first: number, end: number, question: boolean, meant: number }} Bank
 */

/**
 * The entries that some ways lead to; strengths and masks stand at the place of the number. `rarity` is that of the very
 * words, `wide` that of all that mean the same.
 * @typedef {{ numbers: number[], strengths: Float64Array, masks: Uint16Array, count: number, rarity: number, wide: number }} Match
 */

/**
 * A clause with the entries that have its words, and those that show what it asks for.
 * @typedef {{ clause: Clause, said: Match, shown: Match }} Row
 */

/**
 * What an entry holds of the clauses: `met` is a set of bits, one a clause; the others count or add up.
 * @typedef {Hit & { met: number, about: number, shows: number, named: number, weight: number }} Candidate
 */

/**
 * @param {Way[]} ways
 * @param {Bank} bank
 * @returns {Match}
 */
function match(ways, { leaves, first, end, meant }) {
  const strengths = new Float64Array(end); // 0: the entry is not met
  const masks = new Uint16Array(end);
  /** @type {number[]} */
  const numbers = [];
  let literal = 0;
  for (const { terms, weight, holds } of ways) {
    together(terms.map(leaves.postings), (number, level, mask) => {
      if (number < first || number >= end || (holds && !holds(number))) return;
      const strength = (level / LEVELS) * weight;
      const before = strengths[number];
      const isLent = (mask & meant) > 0;
      const wasLent = (masks[number] & meant) > 0;
      if (!before) numbers.push(number);
      if (!isLent && (!before || wasLent)) literal += 1;
      if (strength > before) strengths[number] = strength;
      masks[number] |= mask;
      if (before ? !isLent || !wasLent : !isLent) masks[number] &= ~meant; // the very word stands there, too
    });
  }
  const count = numbers.length;
  const [rarity, wide] = [literal || count, count].map((holders) => Math.log(1 + (end - first) / holders));
  return { numbers, strengths, masks, count, rarity, wide };
}

/**
 * Visit the entries that stand in every list, with their mean level and all their fields. Lists rise by number.
 * @param {Postings[]} lists
 * @param {(number: number, level: number, mask: number) => void} visit
 */
function together(lists, visit) {
  const [first, ...others] = [...lists].sort((a, b) => a.entries.length - b.entries.length);
  const places = others.map(() => 0);
  for (let at = 0; at < first.entries.length; at += 1) {
    const number = first.entries[at];
    let level = first.levels[at];
    let mask = first.masks[at];
    const isEverywhere = others.every(({ entries, levels, masks }, index) => {
      while (entries[places[index]] < number) places[index] += 1;
      level += levels[places[index]];
      mask |= masks[places[index]];
      return entries[places[index]] === number;
    });
    if (isEverywhere) visit(number, level / lists.length, mask);
  }
}

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
function gather(rows, { end, question, meant }, some) {
  /** @type {Candidate[]} */
  const hits = [];
  const places = new Int32Array(end).fill(-1);
  rows.forEach(({ clause, said, shown }, index) => {
    const isListed = shown.numbers.some((number) => shown.masks[number] & QUESTIONS);
    /** @type {(number: number) => number} */
    const most = (number) =>
      shown.count && !(isListed && shown.masks[number] & QUESTIONS) ? shown.rarity : Number.POSITIVE_INFINITY;
    for (const one of [said, shown]) {
      for (const number of one.count && some ? some : one.numbers) {
        if (places[number] < 0) {
          places[number] = hits.length;
          hits.push({ number, score: 0, mask: 0, missing: NOTHING, met: 0, about: 0, shows: 0, named: 0, weight: 0 });
        }
        weigh(hits[places[number]], one, {
          isShown: one === shown,
          clause,
          bit: 1 << index,
          question,
          meant,
          most: most(number),
        });
      }
    }
  });
  return hits;
}

/**
 * Where stories can also show what is asked for, and list no question that asks for it, the very word tells no more than
 * that, which is `most`: "failed" may be said of a test.
 * @param {Candidate} hit
 * @param {Match} match
 * @param {{ isShown: boolean, clause: Clause, bit: number, question: boolean, meant: number, most: number }} how
 */
function weigh(hit, { strengths, masks, rarity, wide }, { isShown, clause, bit, question, meant, most }) {
  const mask = masks[hit.number];
  const isLent = (mask & meant) > 0;
  const tells = Math.min(isLent ? wide : rarity, most);
  const surety = question && isLent && clause.shown ? BORROWED : 1;
  hit.score += strengths[hit.number] * tells * surety * (question && mask & QUESTIONS ? ASKED : 1);
  hit.mask |= mask;
  if (clause.optional) return;
  if (!(hit.met & bit)) hit.weight += tells;
  hit.met |= bit;
  if (isShown || isLent) hit.shows += 1;
  else if (mask & ABOUT) hit.about += 1;
  if (mask & TITLE_OR_KEYWORD && !isLent) hit.named += 1;
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
  const { question } = bank;
  const rows = clauses.map((clause) => ({
    clause,
    said: match(clause.ways, bank),
    shown: match(clause.shown ?? [], bank),
  }));
  const asking = sought(rows, bank);
  const everything = question ? [] : inAll(rows); // a few such are enough, and quickly found
  const [asked, quoted] = [bits(clauses, ({ optional }) => !optional), bits(clauses, (clause) => clause.quoted)];
  const hits = gather(rows, bank, everything.length < FEW ? null : everything).filter(
    ({ met }) => (met & quoted) === quoted,
  ); // quotes are never left out
  if (question) for (const hit of hits) hit.score *= 0.3 + 0.7 * (hit.weight / asking.whole);
  const whole = hits.filter(({ met }) => (met & asked) === asked);
  const rest = hits.filter(({ met }) => (met & asked) !== asked);
  const most = rest.filter((hit) => isEnough(hit, asking, question));
  /** @type {(some: Candidate[]) => Candidate[]} */
  const withMissing = (some) =>
    some.map((hit) => ({ ...hit, missing: clauses.filter((_, index) => asked & ~hit.met & (1 << index)) }));
  if (question && (whole.length || most.length)) {
    return { hits: withMissing(nearBest([...whole, ...most])), mode: "closest" };
  }
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
  /** @type {(row: Row) => number} */
  const heaviness = ({ said, shown }) => (said.count ? said.rarity : shown.count ? shown.rarity : heaviest);
  return {
    words: needed.length,
    unknown: needed.filter(({ clause, said }) => !said.count && !clause.shown).length,
    whole: needed.reduce((sum, row) => sum + heaviness(row), 0),
  };
}

/**
 * A partial match must hold half of what the words tell. Where it holds half of the words only, or of a question a
 * third, what it holds must be what the story is about, all the more where no story has a word of the query: else a
 * common word would answer a question that nothing answers.
 * @param {Candidate} hit
 * @param {ReturnType<typeof sought>} asking
 * @param {boolean} question
 */
function isEnough(hit, { words, unknown, whole }, question) {
  if (!question && hit.weight > whole * ENOUGH) return true;
  const held = bitCount(hit.met);
  if (held / words < (unknown ? ENOUGH : SOME)) return false;
  if (hit.shows && (!unknown || held / words > ENOUGH || (held > 1 && held / words === ENOUGH))) return true;
  return (question ? hit.about : hit.named) >= Math.max(1, Math.min(unknown, held));
}

/** @param {Candidate[]} hits */
function nearBest(hits) {
  const best = hits.reduce((score, hit) => Math.max(score, hit.score), 0);
  return hits.filter((hit) => hit.score >= best * CLOSE).sort(byScore);
}
