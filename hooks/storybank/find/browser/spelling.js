/* Misspelt words: the nearest words of the bank, unless what was typed is an ordinary word that the bank lacks. */

/** @import { Core, Fetch, SpellingGroup } from "./types.d.ts" */
/** @import { Tokens } from "./tokens.js" */
import { bitCount, place } from "./postings.js";
import { soundsAlike } from "./sound.js";

const SHORTEST = 4;
const TWO_EDITS = 6; // for a word of titles, keywords and questions, or one that sounds alike; any other must be two
// letters longer
const MOST_EDITS = 2;
const MOST = 3; // guesses that count as one word

/** @typedef {ReturnType<typeof makeSpeller>} Speller */
/** @typedef {{ word: string, letters: number, strength: string }} Known */
/** @typedef {{ known: Known[], ordinary: Set<string> }} Group */

/**
 * Words that follow one another, from how many letters each shares with the last, and the rest of it.
 * @param {[string]} column
 */
function decoded([text]) {
  let last = "";
  return (text ? text.split(" ") : []).map((piece) => {
    last = last.slice(0, Number(piece[0])) + piece.slice(1);
    return last;
  });
}

/**
 * Edits between two words, a swap of neighbours counting as one; `limit + 1` if there are more than `limit`.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[other.length];
}

/**
 * The letters of a word as bits; each edit changes two at most.
 * @type {(word: string) => number}
 */
const letters = (word) => [...word].reduce((made, letter) => made | (1 << ((letter.codePointAt(0) ?? 0) & 31)), 0);

/** @type {(one: string, other: string) => boolean} */
const isSwap = (one, other) => one.length === other.length && [...one].sort().join() === [...other].sort().join();

/**
 * How far a guess may be: a short word must be nearly right, and what nobody's title says must be nearer.
 * @param {string} word
 * @param {boolean} strong
 */
function allowed(word, strong) {
  return word.length >= (strong ? TWO_EDITS : TWO_EDITS + 2) ? MOST_EDITS : 1;
}

/**
 * @param {Pick<Core, "spelling">} core
 * @param {Pick<Tokens, "stem">} tokens
 * @param {Fetch} shard
 */
export function makeSpeller(core, tokens, shard) {
  /** @type {Map<number, Group>} */
  const groups = new Map();

  /** @param {number} number */
  async function group(number) {
    const rows = await shard(`spelling-${number}`);
    const made = groups.get(number) ?? read(rows);
    groups.set(number, made);
    return made;
  }

  /**
   * @param {SpellingGroup} rows
   * @returns {Group}
   */
  function read([words, [strengths], ordinary]) {
    const known = decoded(words).map((word, at) => ({ word, letters: letters(word), strength: strengths[at] }));
    return { known, ordinary: new Set(decoded(ordinary)) };
  }

  const every = () => Promise.all(core.spelling.map((_, number) => group(number)));

  /**
   * The words that begin like this one, or with its second letter: one may be swapped or left out.
   * @param {string} word
   */
  const near = (word) =>
    Promise.all(
      [...new Set([...word].slice(0, 2).map((letter) => place(core.spelling, letter)))]
        .filter((number) => number < core.spelling.length)
        .map(group),
    );

  /**
   * @param {string} word
   * @param {number} made
   * @param {Known} known
   */
  function guess(word, made, { word: candidate, letters: others, strength }) {
    const strong = strength < "a";
    if (bitCount(made ^ others) > MOST_EDITS * 2 + 1) return null;
    const isPlural = candidate.length > TWO_EDITS && candidate.endsWith("s") && !word.endsWith("s");
    const meant = isPlural ? candidate.slice(0, -1) : candidate;
    const limit = word.length >= TWO_EDITS && soundsAlike(word, meant) ? MOST_EDITS : allowed(word, strong);
    const edits = distance(word, meant, limit);
    if (edits > limit || (word.length === SHORTEST && !(isSwap(word, candidate) && edits === 1))) return null;
    const first = word[0] === candidate[0] || word[1] === candidate[0] ? 0 : 0.6;
    const common = "abcd".indexOf(strength.toLowerCase()) * 0.1;
    return { word: candidate, cost: edits + first - (strong ? 0.5 : 0) - common };
  }

  /**
   * @param {string} word
   * @param {Group[]} loaded
   */
  function ranked(word, loaded) {
    const made = letters(word);
    const found = loaded.flatMap(({ known }) =>
      known.map((one) => guess(word, made, one)).filter((one) => one !== null),
    );
    found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
    return found
      .filter(({ cost }) => cost <= found[0].cost + 0.35)
      .slice(0, MOST)
      .map((one) => one.word);
  }

  /**
   * The best guesses at a word that no story has, best first.
   * @param {string} word
   */
  async function guesses(word) {
    if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return [];
    const loaded = await near(word);
    if (loaded.some(({ ordinary }) => ordinary.has(tokens.stem(word)))) return [];
    const guessed = ranked(word, loaded);
    return guessed.length ? guessed : ranked(word, await every());
  }

  /**
   * The words nearest to one that the bank does not have, an ordinary word included: for a question, not an answer.
   * @param {string} word
   */
  async function nearest(word) {
    if (word.length <= SHORTEST || !/^\p{L}+$/u.test(word)) return [];
    return ranked(word, await every());
  }

  /**
   * Two known words written as one (`loadbalancer`); null if there is no such pair, or it is an ordinary word.
   * @param {string} word
   */
  async function split(word) {
    if (word.length < 2 * SHORTEST - 1) return null;
    const loaded = await every();
    if (loaded.some(({ ordinary }) => ordinary.has(tokens.stem(word)))) return null;
    const known = new Set(loaded.flatMap((one) => one.known.map((row) => row.word)));
    for (let at = SHORTEST; at <= word.length - 3; at += 1) {
      const pair = [word.slice(0, at), word.slice(at)];
      if (pair.every((half) => known.has(half))) return pair;
    }
    return null;
  }

  return { guesses, nearest, split };
}
