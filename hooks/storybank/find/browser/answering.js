/* The stories that answer an interview question: what they show of what it asks for, and what they have of its words. */

/** @import { Clause, Hit } from "./types.d.ts" */
/** @import { Bank, Match } from "./matching.js" */
import { match } from "./matching.js";

const TOPIC = 0b111; // title, keywords, questions: what a story is about
const QUESTIONS = 1 << 2;
const TOLD = 3; // a word in one of the questions of a story, beside the same elsewhere
const SAID = 0.6; // a word of the question, beside what the question asks for
const LENT = 0.5; // where another word means nearly the same
const PASSING = 0.4; // a word that tells little, or is part of a phrase that asks for more
const CLOSE = 0.3; // a story this far below the best is no answer
const SPREAD = 0.5; // what it adds that a story meets every part of a question
const SURE = 2; // parts of a question that a story must meet where no story has others

/** @typedef {Hit & { parts: number, about: number, met: number }} Answer */

/**
 * The competencies that some clauses ask for, each once.
 * @param {Clause[]} clauses
 */
const asked = (clauses) => [
  ...new Map(clauses.flatMap(({ shown = [] }) => shown.map((one) => [one.name, one]))).values(),
];

/**
 * What a competency tells that some stories show plainly, and others hardly.
 * @param {Match} match
 * @param {number} all
 */
function plainness({ numbers, strengths }, all) {
  let [sum, most] = [0, 0];
  for (const number of numbers) {
    sum += strengths[number];
    most = Math.max(most, strengths[number]);
  }
  return sum ? Math.log(1 + (all * most) / sum) : 0;
}

/**
 * What the stories of a bank hold of a question.
 * @param {Clause[]} clauses
 * @param {Bank} bank
 */
function gathered(clauses, bank) {
  /** @type {Map<number, Answer>} */
  const found = new Map();
  /** @type {(number: number) => Answer} */
  const hit = (number) => {
    const made = found.get(number) ?? { number, score: 0, mask: 0, missing: [], parts: 0, about: 0, met: 0 };
    found.set(number, made);
    return made;
  };
  for (const one of asked(clauses)) {
    const shown = match([one], bank);
    const tells = plainness(shown, bank.end - bank.first);
    for (const number of shown.numbers) add(hit(number), shown, tells);
  }
  let unknown = 0;
  for (const [index, { ways, shown: asks = [], optional }] of clauses.entries()) {
    const [said, shown] = [match(ways, bank), match(asks, bank)];
    for (const number of said.numbers) {
      const mask = said.masks[number];
      const isLent = (mask & bank.meant) > 0;
      const tells = (isLent ? LENT * said.wide : said.rarity) * (mask & QUESTIONS ? TOLD : 1);
      add(hit(number), said, tells * SAID * (optional ? PASSING : 1));
      if (!optional && !isLent && mask & TOPIC) hit(number).about += 1;
    }
    if (optional) continue;
    if (!said.count && !shown.count) unknown += 1;
    for (const number of new Set([...said.numbers, ...shown.numbers])) {
      hit(number).parts += 1;
      hit(number).met |= 1 << index;
    }
  }
  return { hits: [...found.values()], unknown };
}

/**
 * @param {Answer} hit
 * @param {Match} match
 * @param {number} tells
 */
function add(hit, { strengths, masks }, tells) {
  hit.score += strengths[hit.number] * tells;
  hit.mask |= masks[hit.number];
}

/**
 * Return the stories, best first, and those that hold too little to be an answer.
 * @param {Clause[]} clauses
 * @param {Bank} bank
 */
export function answers(clauses, bank) {
  const { hits, unknown } = gathered(clauses, bank);
  const needed = clauses.filter(({ optional }) => !optional).length;
  for (const hit of hits) hit.score *= 1 - SPREAD + (SPREAD * hit.parts) / needed;
  hits.sort((a, b) => b.score - a.score || a.number - b.number);
  const enough = hits.filter(({ parts, about }) => parts && (!unknown || parts >= SURE || (about && parts >= unknown)));
  const near = enough.filter(({ score }) => score >= enough[0].score * CLOSE);
  /** @type {(hit: Answer) => Clause[]} */
  const missing = ({ met }) => clauses.filter(({ optional }, at) => !optional && !(met & (1 << at)));
  return { hits: near.map((hit) => ({ ...hit, missing: missing(hit) })), loose: hits };
}
