/* How practice and pack begin: on each page of theirs that is opened, with what the bank has. */

/** @import { Core } from "./types.d.ts" */
import { onPage } from "../../engines/mkdocs/theme/assets/storybank/js/on-page.js";
import { core, listen, refresh, StaleIndex } from "../../find/browser/shards.js";
import { say } from "../../text/locale/say.js";

/**
 * Opens a page; who fails later calls `failed`.
 * @typedef {(root: HTMLElement, core: Core, failed: (error: unknown) => Promise<void>) => Promise<void>} Open
 */

/**
 * @param {string} selector
 * @param {Open} open
 */
export function run(selector, open) {
  listen("storybankTexts");
  onPage((document) => {
    /** @type {HTMLElement | null} */
    const root = document.querySelector(selector);
    if (root) start(root, open, true);
  });
}

/**
 * @param {HTMLElement} root
 * @param {Open} open
 * @param {boolean} isFirst
 */
async function start(root, open, isFirst) {
  const untouched = /** @type {HTMLElement} */ (root.cloneNode(true));
  const failed = async (/** @type {unknown} */ error) => {
    if (error instanceof StaleIndex && isFirst && root.isConnected) {
      await refresh(error.message); // the site was published anew since its core was read
      root.replaceWith(untouched);
      return start(untouched, open, false);
    }
    const off = /** @type {HTMLElement} */ (root.querySelector("[data-sb-off]"));
    off.hidden = false;
    off.textContent = say("practice.failed");
    throw error;
  };
  try {
    await open(root, /** @type {any} */ (await core()), failed);
    root.dataset.sbReady = "";
  } catch (error) {
    await failed(error);
  }
}
