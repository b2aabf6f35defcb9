/* What questions ask for: the competencies that a phrase in them names. */

/** @import { CompetencyRow, Word } from "./types.d.ts" */

/** @typedef {{ name: string, term: string, told: string[] }} Competency */
/** @typedef {{ words: Word[], rows: Competency[] }} Asked */
/** @typedef {ReturnType<typeof makeAsker>} Asker */

/**
 * The words but those that only say which is meant: "disagree with boss" for "disagreed with your boss".
 * @param {Word[]} words
 * @param {Set<string>} pointers
 */
export const unpointed = (words, pointers) => {
  /** @type {(word: Word) => boolean} */
  const points = ({ readings: [reading] }) => reading.length === 1 && pointers.has(reading[0]);
  return points(words[0]) || points(words[words.length - 1]) ? words : words.filter((word) => !points(word));
};

/**
 * The competencies by each phrase that asks for them.
 * @param {CompetencyRow[]} competencies
 */
function askedBy(competencies) {
  /** @type {Map<string, Competency[]>} */
  const found = new Map();
  for (const [name, phrases, told] of competencies) {
    const row = { name, term: `~${name}`, told: told.split(" ") };
    for (const phrase of phrases.split(",")) found.set(phrase, [...(found.get(phrase) ?? []), row]);
  }
  return found;
}

/**
 * @param {CompetencyRow[]} competencies
 * @param {string[]} pointing words that only say which is meant
 * @param {number} longest
 */
export function makeAsker(competencies, pointing, longest) {
  const pointers = new Set(pointing);
  const asked = askedBy(competencies);

  /**
   * The longest phrase at the beginning of some words that asks for competencies.
   * @param {Word[]} words
   * @returns {Asked | null}
   */
  const first = (words) => {
    for (let size = Math.min(longest, words.length); size > 0; size -= 1) {
      const taken = words.slice(0, size);
      const phrase = unpointed(taken, pointers).flatMap((word) => word.readings.at(-1) ?? []);
      const rows = asked.get(phrase.join(" "));
      if (rows) return { words: taken, rows };
    }
    return null;
  };

  /**
   * What is asked at each place of some words.
   * @param {Word[]} words
   */
  const all = (words) => words.map((_, at) => first(words.slice(at, at + longest)));
  return { all };
}

/**
 * Of what is asked at each place, the longest phrases that begin in a stretch; null if there is none.
 * @param {(Asked | null)[]} asks
 * @param {Word[]} words that the stretch has
 * @returns {Asked | null}
 */
export function within(asks, words) {
  if (asks[0] && asks[0].words.length >= words.length) return asks[0];
  const found = asks.slice(0, words.length).flatMap((one, at) => (one && (!at || one.words.length > 1) ? [one] : []));
  const most = Math.max(...found.map((one) => one.words.length));
  const rows = found.filter((one) => one.words.length === most).flatMap((one) => one.rows);
  return rows.length ? { words, rows } : null;
}
