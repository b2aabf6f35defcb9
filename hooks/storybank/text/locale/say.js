/* Says what the tables of the interface have for a key; the build hands over the entries that a script names. */

/** @typedef {string | Record<string, string>} Entry */
/** @typedef {[language: string, entries: Record<string, Entry>]} Table */

/**
 * The language that has an entry, and the entry. The nearest table that has it counts.
 * @param {string} key
 * @returns {[language: string, entry: Entry]}
 */
function find(key) {
  const [language, entries] = globalThis.storybankWords?.find(([, one]) => key in one) ?? ["en", {}];
  return [language, entries[key] ?? key];
}

/**
 * A number as the page writes them.
 * @param {number} value
 */
export const number = (value) => value.toLocaleString(globalThis.storybankWords?.[0]?.[0] ?? "en");

/**
 * The pieces of a text, with the values in their places: numbers as the language writes them, elements and lists of them
 * as they are. Of an entry with plural forms, `n` decides which.
 * @param {string} key
 * @param {Record<string, string | number | Node | (string | Node)[]>} values
 * @returns {(string | Node)[]}
 */
export function filled(key, values) {
  const [language, entry] = find(key);
  const form = typeof entry === "string" ? entry : entry[new Intl.PluralRules(language).select(Number(values.n))];
  return form.split(/\{(\w+)\}/).flatMap((piece, at) => {
    const value = at % 2 ? values[piece] : piece;
    return typeof value === "number" ? value.toLocaleString(language) : value;
  });
}

/**
 * The text of an entry, with the values in it.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export const say = (key, values = {}) => filled(key, values).join("");
