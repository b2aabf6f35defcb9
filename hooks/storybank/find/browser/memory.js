/* Where a reader was on the search page, for when they come back. Where storage is blocked, the list begins at its top. */

/** @import { Place } from "./types.d.ts" */

const key = () => `storybank-find ${location.pathname}${location.search}`;

/** @returns {Place | null} */
export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(key()) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Place} place */
export function remember(place) {
  try {
    sessionStorage.setItem(key(), JSON.stringify(place));
  } catch {
    // it is forgotten
  }
}
