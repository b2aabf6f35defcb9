/* Begins a search as soon as the program is there, and opens the page as soon as it is. */

import { read } from "./address.js";
import { ready, search, stories, story } from "./engine.js";
import { STEP } from "./list.js";
import { counted, note } from "./notes.js";
import { openPage } from "./page.js";
import { offer } from "./programs.js";
import { storyItem } from "./result.js";
import { listen } from "./shards.js";

/**
 * Call back as soon as the whole of the search page is there, before the scripts that end the page.
 * @param {() => void} callback
 */
function whenThere(callback) {
  const isThere = () => document.querySelector("[data-sb-find] #find-pages-list"); // the last of its parts
  const observer = new MutationObserver(() => {
    if (isThere()) end();
  });
  const end = () => {
    observer.disconnect();
    callback();
  };
  if (isThere()) return callback();
  if (document.readyState === "complete") return; // another page asked for the search: nothing is still to come
  observer.observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", end);
}

/** Begin before the page is there: what the first results need is on its way while the rest is still read. */
async function early() {
  const { q } = read(location.search);
  const found = await search(q);
  await Promise.all(stories(found.stories.slice(0, STEP).map(({ number }) => number)));
}

/**
 * The first stories that a text finds, as the list shows them.
 * @param {string} typed
 * @param {number} most
 */
async function first(typed, most) {
  const [found, engine] = [await search(typed), await ready()];
  const hits = found.stories.slice(0, most);
  const told = await Promise.all(stories(hits.map(({ number }) => number)));
  const items = hits.map((hit, at) => storyItem(hit, told[at], found.terms, engine));
  const n = found.stories.length;
  return { mode: found.mode, n, count: counted(found, n), notes: note(found, found.stories), items };
}

// The program may stand in a page twice; what is fetched comes to the first.
if (!self.storybankFind) {
  listen("storybankShards", document.querySelector("script#find-core"));
  self.storybankFind = { search, story, first, offer, openPage, tokens: async () => (await ready()).tokens };
  // Elsewhere nobody has asked for anything yet. The page says so when it asks in vain.
  if (document.querySelector("script#find-core, [data-sb-find]")) early().catch(() => {});
  whenThere(openPage);
}
