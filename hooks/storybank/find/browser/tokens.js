/* Text to terms, as hooks/storybank/text/terms.py does it, by the table that comes from there with the index. A test holds
   the two together on twenty thousand words of many scripts. */

/** @import { Chunk, Language } from "./types.d.ts" */
import { EnglishStemmer } from "./vendor/snowball-english.js";

/** @typedef {ReturnType<typeof tokeniser>} Tokens */

const KNOWN = 8_000; // words whose readings are kept
const PLAIN = /^[A-Za-z]+$/;
/** @type {string[]} */
const NOTHING = [];
const KEPT = 100_000; // characters of texts whose chunks are kept

/** @type {(readings: string[][]) => string[][]} */
const unique = (readings) => {
  /** @type {Set<string>} */
  const seen = new Set();
  return readings.filter((r) => r.length && !seen.has(r.join("\n")) && seen.add(r.join("\n")));
};

/**
 * `language` holds the word lists and ranges that come with the index.
 * @param {Language} language
 */
export function tokeniser(language) {
  const stemmer = new EnglishStemmer();
  /** @type {Map<string, string>} */
  const stems = new Map();
  const { patterns } = language;
  /** @param {string} pattern */
  const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "u");
  /** @param {string} pattern */
  const every = (pattern) => new RegExp(pattern, "gu");
  const [chunk, dropped, gap] = [every(patterns.chunk), every(patterns.dropped), every(patterns.gap)];
  const [joint, figure, thousands] = [every(patterns.joint), whole(patterns.amount), whole(patterns.thousands)];
  const joined = whole(patterns.measured);
  const version = whole(patterns.version);
  const shortened = new RegExp(patterns.shortened, "u");
  const [symbolic, ise, yse] = [whole(patterns.symbolic), whole(patterns.ise), whole(patterns.yse)];

  /** @param {string} text */
  function normalise(text) {
    const bare = text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(dropped, "").normalize("NFC");
    return bare.replaceAll("’", "'").replaceAll("×", "x");
  }

  const onlyS = new Set(language.onlyS.split(" "));
  const numbers = { ...language.numbers };
  for (const [at, ten] of language.tens.split(" ").entries()) {
    const names = ["", ...language.digits.split(" ")];
    names.forEach((digit, unit) => {
      numbers[digit ? `${ten}-${digit}` : ten] = `${at + 2}${unit}`;
    });
  }
  const spellings = language.spellings.split(",").map((pair) => pair.split(" "));
  /** @param {string} word */
  function american(word) {
    const [british, begins] = spellings.find(([one = ""]) => word.startsWith(one)) ?? [];
    if (british) return begins + word.slice(british.length);
    const [, first, last] = yse.exec(word) ?? ise.exec(word) ?? [];
    return first && !onlyS.has(first.slice(0, -1)) ? `${first}z${last}` : word;
  }

  /** @param {string} word */
  function stem(word) {
    if (!/^[a-z]+$/.test(word)) return word;
    const known = stems.get(word);
    if (known !== undefined) return known;
    const made = stemmer.stemWord(american(word));
    stems.set(word, made);
    return made;
  }

  const stops = new Set(language.stop.split(" "));

  /** @type {(char: string) => boolean} */
  const isUnspaced = (char) => {
    const code = char.codePointAt(0) ?? 0;
    return language.unspaced.some(([first, last]) => first <= code && code <= last);
  };

  /** @param {string} part */
  function segments(part) {
    /** @type {string[]} */
    const runs = [];
    let last = null;
    for (const char of part) {
      const kind = isUnspaced(char);
      if (kind === last) runs[runs.length - 1] += char;
      else runs.push(char);
      last = kind;
    }
    return runs;
  }

  /** @param {string} word */
  function terms(word) {
    const chars = [...word];
    if (!isUnspaced(word) || chars.length === 1) return [stem(word)];
    return chars.slice(1).map((char, at) => chars[at] + char);
  }

  /** @type {(words: string[]) => string[]} */
  const characters = (words) =>
    words.some(isUnspaced) ? words.flatMap((word) => (isUnspaced(word) ? [...word] : [stem(word)])) : [];

  /**
   * @param {string} number
   * @param {number} factor
   */
  function times(number, factor) {
    const [whole = "", fraction = ""] = number.split(".");
    const digits = String(factor).length - 1;
    return (whole + fraction.slice(0, digits).padEnd(digits, "0")).replace(/^0+/, "") || "0";
  }

  /**
   * The readings of a figure; null of other text.
   * @param {string} text
   * @returns {string[][] | null}
   */
  function amount(text) {
    for (const word of language.percent) if (text.endsWith(word)) text = `${text.slice(0, -word.length).trimEnd()}%`;
    const [, size, of] = joined.exec(text) ?? [];
    if (size) return unique([[size + of], ...(amount(size + of) ?? [])]);
    const match = figure.exec(text.replace(gap, ""));
    if (!match) return null;
    const [, sign, digits, written = ""] = match;
    if (digits.replace(/,+$/, "").includes(",") && !thousands.test(digits.replace(/[.,]+$/, ""))) return null;
    let number = digits.replace(/[.,]+$/, "").replaceAll(",", "");
    let unit = written;
    if (Object.hasOwn(language.magnitudes, unit)) {
      number = times(number, language.magnitudes[unit]);
      unit = "";
    }
    const bare = /^[a-z]+$/.test(unit) && unit !== "x" ? [number, stem(unit)] : [number];
    let before = sign;
    if (!sign && Object.hasOwn(language.currencies, unit)) {
      before = language.currencies[unit];
      unit = "";
    }
    const measured = Object.hasOwn(language.units, unit) ? language.units[unit] : unit;
    return unique([[before + number + measured], bare, [number]]);
  }

  /** @type {(part: string) => string} */
  const bare = (part) => part.replace(shortened, "").replaceAll("'", "");

  /**
   * `v14`, as it is said in full.
   * @param {string} text
   */
  function numbered(text) {
    const [, number] = version.exec(text) ?? [];
    return number ? ["version", number] : [];
  }

  /**
   * The readings of a chunk, the most exact first; each is a list of terms.
   * @param {string} written
   */
  function read(written) {
    const text = normalise(written);
    const figures = amount(text);
    if (figures) return figures;
    if (symbolic.test(text)) return [[text]];
    if (Object.hasOwn(numbers, text)) return [[text], [numbers[text]]];
    const parts = text
      .replace(/[%+#]+$/, "")
      .replace(/^[$€£¥]+/, "")
      .split(joint);
    const words = parts
      .map((part) => part.replace(/^'+|'+$/g, ""))
      .filter(Boolean)
      .flatMap((part) => segments(bare(part)));
    const plain = words.flatMap(terms);
    if (words.length < 2 || text.includes(",") || words.some(isUnspaced)) {
      return unique([plain, characters(words), numbered(text)]);
    }
    return unique([terms(words.join("")), plain, characters(words), numbered(text)]);
  }

  /* Excerpts are marked anew at every key, mostly of the same texts, and else of the same words. */
  /** @type {Map<string, string[][]>} */
  const known = new Map();
  /** @param {string} written */
  function readings(written) {
    const before = known.get(written);
    if (before) return before;
    if (known.size > KNOWN) known.clear();
    const made = read(written);
    known.set(written, made);
    return made;
  }

  /* The chunks of a text, `at` the place of each in it. Those of the last texts are kept, too. */
  /** @type {Map<string, Chunk[]>} */
  const texts = new Map();
  let kept = 0;
  /** @param {string} text */
  function chunks(text) {
    const before = texts.get(text);
    if (before) return before;
    if (kept > KEPT) {
      texts.clear();
      kept = 0;
    }
    kept += text.length;
    const made = [...text.matchAll(chunk)].map((match) => ({ text: match[0], at: match.index }));
    texts.set(text, made);
    return made;
  }

  /**
   * Whether a word can have one of the wanted terms: the stem of a plain word begins as the word does. That saves most
   * of the stems that the marking of a text would need.
   * @param {string} word
   * @param {Set<string>} wanted
   */
  function canHold(word, wanted) {
    if (!PLAIN.test(word) || Object.hasOwn(numbers, word.toLowerCase())) return true;
    const initial = word.charAt(0).toLowerCase();
    for (const term of wanted) if (term[0] === initial) return true;
    return false;
  }

  /**
   * Which of the wanted terms the text of a chunk has.
   * @type {(word: string, wanted: Set<string>) => string[]}
   */
  const held = (word, wanted) =>
    canHold(word, wanted)
      ? readings(word)
          .flat()
          .filter((term) => wanted.has(term))
      : NOTHING;

  /** @type {(term: string) => boolean} */
  const isStop = (term) => stops.has(term);

  return { chunks, readings, canHold, held, normalise, stem, isStop, isUnspaced };
}
