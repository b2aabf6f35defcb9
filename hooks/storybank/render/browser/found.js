/* The stories that a search finds, by the program of the search, which is loaded when it is first needed. */

/** @import { Core } from "./types.d.ts" */
import { scriptAt } from "../../find/browser/script.js";
import { page } from "../../find/browser/site.js";

const MOST = 50; // stories; who practises a search wants the best of it

/** @param {Core} core */
function program({ addresses }) {
  const script = scriptAt(new URL("find.js", page(addresses.find)).href);
  return new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error("the search could not be loaded"));
    document.head.append(script);
  });
}

/**
 * Return the numbers of the stories that are found, the best first.
 * @param {Core} core
 * @param {string} typed
 */
export async function found(core, typed) {
  if (!self.storybankFind) await program(core);
  const find = /** @type {import("../../find/browser/types.d.ts").Program} */ (self.storybankFind);
  const { stories } = await find.search(typed);
  const number = new Map(core.stories.map(([id], at) => [id, at]));
  const ids = await Promise.all(stories.slice(0, MOST).map((hit) => find.story(hit.number)));
  return ids.flatMap(({ id }) => number.get(id) ?? []);
}
