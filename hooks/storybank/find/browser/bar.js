/* The address of the page while it is searched. */

/** @import { State } from "./types.d.ts" */
import { write } from "./address.js";

const LATER = 1_000; // milliseconds

/** @type {ReturnType<typeof setTimeout> | undefined} */
let retry;

/**
 * Write a state into the address. Some browsers refuse what comes too often, which is no reason not to search.
 * @param {State} state
 * @param {HTMLElement} root
 */
export function show(state, root) {
  clearTimeout(retry);
  if (!root.isConnected) return; // another page is shown by now
  try {
    history.replaceState(history.state, "", write(state) || location.pathname);
  } catch {
    retry = setTimeout(() => show(state, root), LATER);
  }
}
