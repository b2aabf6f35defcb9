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

/**
 * Put the reader back: the focus on the story that was left, the page where it was scrolled to.
 * @param {HTMLElement} root
 * @param {Place} place
 */
export function restore(root, { focus, top }) {
  const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-story]")]);
  const link = items.find(({ dataset }) => dataset.story === focus)?.querySelector("a");
  link?.focus({ preventScroll: true });
  scrollTo({ top, behavior: "instant" });
}

/** Whether the browser shows the page again. */
export const isReload = () => {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
};
