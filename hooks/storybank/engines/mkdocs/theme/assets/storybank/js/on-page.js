/** What the theme offers where it exchanges pages: calls back for each page that it shows. */
/** @typedef {{ subscribe(callback: () => void): void }} Pages */

/**
 * Call `start` for the page that is open, and for each that is opened after it: once on every page, also when the theme
 * exchanges the page without loading it anew.
 * @param {(root: Document) => void} start
 */
export function onPage(start) {
  /** @type {Element | null | undefined} */
  let shown;
  const run = () => {
    const page = document.querySelector("main");
    if (page === shown) return;
    shown = page;
    start(document);
  };
  run();
  /** @type {Window & { document$?: Pages }} */ (window).document$?.subscribe(run);
}

/** The event that reaches whatever may hide a place, such as a filter, when an address names that place. */
export const REVEAL = "sb-reveal";

/** What the part of an address behind `#` names. @param {string} hash */
export function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // a percent sign that encodes nothing
  }
}
