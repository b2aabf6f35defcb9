/* Ways in which an entry can meet a clause. */

/** @import { Entry, Way } from "./types.d.ts" */
/** @import { Leaves } from "./postings.js" */
/** @import { Tokens } from "./tokens.js" */

/** @type {(entry: Entry | undefined) => entry is Entry} */
export const isThere = (entry) => entry !== undefined;

/** @type {(terms: Entry[], weight?: number) => Way} */
export const way = (terms, weight = 1) => ({ terms, weight });

/**
 * The entries of the terms that count; null if the bank lacks one of them, or none counts.
 * @param {string[]} terms
 * @param {Tokens} tokens
 * @param {Leaves} leaves
 */
export function entriesOf(terms, tokens, leaves) {
  const entries = terms.filter((term) => !tokens.isStop(term)).map(leaves.look);
  return entries.length && entries.every(isThere) ? entries : null;
}
