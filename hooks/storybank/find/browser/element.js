/* Makes elements. Text is always text: nothing that was typed or written is read as markup. */

/** @import { Piece } from "./types.d.ts" */

/** @typedef {Node | string | null | undefined} Child */

/**
 * element("a", { href, class }, "text", child …); empty children are left out.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | boolean | undefined>} attributes
 * @param {...(Child | Child[])} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  for (const child of children.flat()) if (child) made.append(child);
  return made;
}

/**
 * Text, with the pieces that are to be marked as elements: [["so ", false], ["kafka", true]].
 * @param {Piece[]} pieces
 */
export const marked = (pieces) => pieces.map(([text, isMark]) => (isMark ? element("mark", {}, text) : text));
