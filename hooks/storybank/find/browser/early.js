/* Stands in the search page itself, behind the core of the index: asks for the files that a query in the address will most
   likely need, while the program is still on its way. Its text is always the same, so that a content policy can allow it by
   its hash; where a policy does not, the program asks. */

/** @import { Core } from "./types.d.ts" */

import { scriptAt } from "./script.js";

const MOST = 4; // words; a longer query is a question, of which most words do not count

const written = /** @type {HTMLElement} */ (document.querySelector("script#find-core")).textContent;
const [, version, core] = /** @type {[name: string, version: string, core: Core]} */ (JSON.parse(written));
const stop = new Set(core.stop.split(" "));
const typed = (new URLSearchParams(location.search).get("q") ?? "").slice(0, 80).toLowerCase();
const words = (typed.match(/[a-z0-9]{2,}/g) ?? []).filter((word) => !stop.has(word));

/** @type {(firsts: string[], text: string) => number} */
const place = (firsts, text) => firsts.findLastIndex((first) => first <= text);

/** @param {string} name */
function ask(name) {
  const script = scriptAt(`${name}.js?v=${version}`);
  script.async = true;
  script.fetchPriority = "high";
  script.onerror = () => script.remove(); // the program asks again, and says so if that fails too
  document.head.append(script);
}

if (words.length <= MOST) new Set(words.map((word) => `leaf-${place(core.leaves, word)}`)).forEach(ask);
