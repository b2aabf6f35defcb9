/* What a reader leaves on their device, by the address of the site: two banks on one host never meet. Where the browser
   keeps nothing (storage blocked, or full), it lasts as long as the document. */

/** @import { Store } from "./types.d.ts" */

/**
 * @param {string} name
 * @param {string} site the address of the site
 * @returns {Store}
 */
export function makeStore(name, site) {
  const key = `storybank.${name} ${site}`;
  let memory = "null";
  let kept = true;
  return {
    load() {
      try {
        if (kept) memory = localStorage.getItem(key) ?? "null";
      } catch {
        kept = false;
      }
      try {
        return JSON.parse(memory);
      } catch {
        return null; // damaged: it is written anew
      }
    },
    save(value) {
      memory = JSON.stringify(value);
      try {
        localStorage.setItem(key, memory);
        kept = true;
      } catch {
        kept = false;
      }
    },
    isKept: () => kept,
    onChange(callback) {
      addEventListener("storage", (event) => {
        if (event.key === key || event.key === null) callback();
      });
    },
  };
}
