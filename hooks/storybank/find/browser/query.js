/* What a person typed, taken apart: quoted phrases, the frame of an interview question, words. */

/** @import { Chunk, LightWords, Query, Word } from "./types.d.ts" */
/** @import { Tokens } from "./tokens.js" */
/** @typedef {ReturnType<typeof lightWords>} Light */

const LONGEST = 400; // characters
const MOST_WORDS = 24;
const MOST_PHRASES = 6; // of more, the words count
const QUOTED = /["“”„«]([^"“”„«»]+)["“”»]/g;

/**
 * What tells little of what a person looks for, from the lists that come with the index.
 * @param {LightWords} lists
 */
export function lightWords({ frames, asking, everywhere, light, endings }) {
  const ends = new RegExp(`.{3}(?:${endings})$`);
  return {
    frames: frames.map((frame) => new RegExp(frame)),
    asking: new Set(asking.split(" ")),
    everywhere: new Set(everywhere.split(" ")),
    light: new Set(light.split(" ")),
    /** Whether a word says how something is, or puts it in general. @param {string} word */
    qualifies: (word) => ends.test(word),
  };
}

/**
 * What begins or ends as an interview question does.
 * @type {(text: string, words: Word[], frames: RegExp[]) => boolean}
 */
const isQuestion = (text, words, frames) =>
  words.length > 3 && (frames.some((frame) => frame.test(text)) || text.trimEnd().endsWith("?"));

/**
 * @param {Tokens} tokens
 * @param {Light} lists
 * @param {Chunk} chunk
 * @param {number} end
 * @returns {Word}
 */
function word(tokens, lists, { text, at }, end) {
  const readings = tokens.readings(text);
  const normal = tokens.normalise(text);
  return {
    text,
    normal,
    readings,
    stop: readings.length > 0 && readings[0].every(tokens.isStop),
    asking: lists.asking.has(normal),
    everywhere: lists.everywhere.has(normal),
    light: lists.light.has(readings[0]?.[0] ?? ""),
    open: at + text.length === end,
    skipped: false,
  };
}

/**
 * Take what was typed apart; `words` in order, stop words among them.
 * @param {string} typed
 * @param {Tokens} tokens
 * @param {Light} lists
 * @returns {Query}
 */
export function parseQuery(typed, tokens, lists) {
  const text = typed.slice(0, LONGEST);
  /** @type {string[]} */
  const phrases = [];
  const rest = text.replace(QUOTED, (quoted, phrase) => {
    if (phrases.length === MOST_PHRASES) return quoted;
    phrases.push(phrase);
    return " ".repeat(phrase.length + 2);
  });
  const chunks = tokens.chunks(rest).slice(0, MOST_WORDS);
  const words = chunks.map((chunk) => word(tokens, lists, chunk, rest.length)).filter((one) => one.readings.length);
  const question = isQuestion(tokens.normalise(rest).trim(), words, lists.frames);
  return { text, phrases, words: meaningful(words, question), question };
}

/**
 * Mark what the search leaves out: stop words always, asking words in a question, if anything else is left.
 * @param {Word[]} words
 * @param {boolean} question
 */
function meaningful(words, question) {
  const left = words.filter((one) => !one.stop && !(question && one.asking));
  const kept = left.length ? new Set(left) : new Set(words.filter((one) => !one.stop));
  return words.map((one) => ({ ...one, skipped: !kept.has(one) }));
}
