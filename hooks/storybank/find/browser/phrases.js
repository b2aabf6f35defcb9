/* A quoted phrase as a clause: its terms must stand in an entry with the distances in which they were typed. */

/** @import { Clause } from "./types.d.ts" */
/** @import { Leaves } from "./postings.js" */
/** @import { Tokens } from "./tokens.js" */
import { isThere, way } from "./ways.js";

/**
 * Stop words only keep their place.
 * @param {string} text
 * @param {Tokens} tokens
 * @param {Leaves} leaves
 * @returns {Promise<Clause>}
 */
export async function phrase(text, tokens, leaves) {
  /** @type {{ term: string, offset: number }[]} */
  const terms = [];
  let offset = 0;
  for (const chunk of tokens.chunks(text)) {
    const [reading = []] = tokens.readings(chunk.text);
    reading.forEach((term, at) => {
      if (!tokens.isStop(term)) terms.push({ term, offset: offset + at });
    });
    offset += Math.max(1, ...tokens.readings(chunk.text).map((one) => one.length));
  }
  await leaves.load(terms.map(({ term }) => term));
  const entries = terms.map(({ term }) => leaves.look(term));
  const offsets = terms.map(({ offset: at }) => at - terms[0].offset);
  const words = [{ text: `“${text}”` }];
  if (!entries.length || !entries.every(isThere)) return { words, ways: [], quoted: true };
  const places = await Promise.all(entries.map(leaves.positions));
  /** @type {(number: number) => boolean} */
  const holds = (number) =>
    [...(places[0].get(number) ?? [])].some((start) =>
      offsets.every((at, index) => places[index].get(number)?.has(start + at)),
    );
  return { words, ways: [{ ...way(entries), holds }], quoted: true };
}
