/**
 * Return a text as filters compare it: without accents and capitals.
 * @param {string} text
 */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Return the words of a filter, as they are compared.
 * @param {string} text
 */
export const wordsOf = (text) => fold(text).split(/\s+/).filter(Boolean);
