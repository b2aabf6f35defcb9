/* An order that looks like chance and is the same for everybody who has the same seed. */

/**
 * A number of 32 bits from a text (FNV-1a): which one matters to nobody, only that it stays.
 * @param {string} text
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ /** @type {number} */ (character.codePointAt(0)), 0x01000193);
  return value >>> 0;
}

/**
 * Numbers from 0 up to 1 (mulberry32).
 * @param {number} state
 */
function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Return the items in the order of a seed.
 * @template T
 * @param {readonly T[]} items
 * @param {string} seed
 */
export function shuffled(items, seed) {
  const next = generator(hash(seed));
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}
