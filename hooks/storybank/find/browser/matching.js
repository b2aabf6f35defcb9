/* Which entries meet a clause: those that hold all terms of one of its ways, and how strongly. */

/** @import { Postings, Way } from "./types.d.ts" */
/** @import { Leaves } from "./postings.js" */

const LEVELS = 31;

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
 * @param {Way[]} ways
 * @param {Bank} bank
 * @returns {Match}
 */
export function match(ways, { leaves, first, end, meant }) {
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
