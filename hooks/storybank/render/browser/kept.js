/* What a reader kept, in their order: a list of items, each the id of a story, or `tip:` and the id of a tip. */

export const MOST = 500;
const TIP = "tip:";
const ITEM = /^(?:tip:)?[\p{L}\p{N}_-]{1,120}$/u;

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export const isItem = (value) => typeof value === "string" && ITEM.test(value);

/**
 * The id of the tip that an item is, "" for a story.
 * @param {string} item
 */
export const tipOf = (item) => (item.startsWith(TIP) ? item.slice(TIP.length) : "");

/**
 * Read what this browser kept: each item once, whatever else stands there is left out.
 * @param {unknown} stored
 * @returns {string[]}
 */
export const recalled = (stored) => [...new Set(Array.isArray(stored) ? stored.filter(isItem) : [])].slice(0, MOST);

/**
 * Keep an item, or no longer.
 * @param {string[]} items
 * @param {string} item
 */
export const toggled = (items, item) =>
  items.includes(item) ? items.filter((other) => other !== item) : [...items, item].slice(0, MOST);

/**
 * Return the items with one of them at another place; a place beyond the ends is the end.
 * @param {string[]} items
 * @param {string} item
 * @param {number} to
 */
export function moved(items, item, to) {
  if (!items.includes(item)) return items;
  const others = items.filter((other) => other !== item);
  const at = Math.min(Math.max(to, 0), others.length);
  return [...others.slice(0, at), item, ...others.slice(at)];
}

/**
 * Put what comes from elsewhere behind what is there.
 * @param {string[]} items
 * @param {string[]} others
 */
export const joined = (items, others) => [...new Set([...items, ...others])].slice(0, MOST);
