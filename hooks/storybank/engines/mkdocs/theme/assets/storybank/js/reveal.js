/* An address that names something in a closed group opens it, on every page.
 *
 * Browsers open a group for what stands inside it, not all of them yet, and none for a group that is named itself. The
 * theme opens one, but goes to its beginning: this comes before it.
 */

import { named, onPage, REVEAL } from "./on-page.js";

/** @param {string} hash */
function reveal(hash) {
  const place = hash ? named(hash) : null;
  if (!place?.closest("details, [hidden]")) return;
  place.dispatchEvent(new Event(REVEAL, { bubbles: true }));
  for (let group = place.closest("details"); group; group = group.parentElement?.closest("details") ?? null) {
    group.open = true;
  }
  place.scrollIntoView();
}

addEventListener("hashchange", () => reveal(location.hash), true);

// The same link a second time changes no address.
addEventListener("click", ({ target }) => {
  const link =
    target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest("a[href^='#']")) : null;
  if (link && link.hash === location.hash) reveal(link.hash);
});

onPage(() => reveal(location.hash));
