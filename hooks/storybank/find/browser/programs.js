/* The programs beside that of the search: each is fetched when it is needed for the first time. */

import { run } from "./shards.js";
import { version } from "./site.js";

/** What draws the facets and the help for an empty list. */
export async function aside() {
  if (!self.storybankAside) await run("aside", version, () => self.storybankAside !== undefined);
  return /** @type {NonNullable<typeof self.storybankAside>} */ (self.storybankAside);
}

/** What reads misspelt words and quoted phrases. */
export async function late() {
  if (!self.storybankLate) await run("late", version, () => self.storybankLate !== undefined);
  return /** @type {NonNullable<typeof self.storybankLate>} */ (self.storybankLate);
}

/**
 * Offer stories in a box from now on.
 * @param {HTMLInputElement} input
 */
export async function offer(input) {
  if (!self.storybankOffer) await run("offer", version, () => self.storybankOffer !== undefined);
  self.storybankOffer?.(input);
}
