/* What was kept, looked up in the bank: stories with their texts, tips, and what the bank does not have. */

/** @import { Core, Texts, TipRow } from "./types.d.ts" */
import { address } from "../../find/browser/site.js";
import { say } from "../../text/locale/say.js";
import { tipOf } from "./kept.js";
import { texts, tips } from "./texts.js";

/**
 * @typedef {object} StoryEntry
 * @property {"story"} kind
 * @property {string} item
 * @property {number} number
 * @property {string} title
 * @property {string} principle "" for none
 * @property {string} slug of the principle
 * @property {string[]} questions
 * @property {string} address
 * @property {Texts} texts
 */

/** @typedef {{ kind: "tip", item: string, title: string, principle: string, slug: string, tip: TipRow }} TipEntry */
/** @typedef {{ kind: "unknown", item: string, title: string }} UnknownEntry */
/** @typedef {StoryEntry | TipEntry | UnknownEntry} Entry */

/**
 * @param {Core} core
 * @param {string[]} items
 * @returns {Promise<Entry[]>}
 */
export async function entries(core, items) {
  const number = new Map(core.stories.map(([id], at) => [id, at]));
  const known = items.some(tipOf) ? await tips() : new Map();
  return Promise.all(
    items.map(async (item) => {
      const tip = known.get(tipOf(item));
      if (tip) return tipEntry(core, item, tip);
      const at = number.get(item);
      return at === undefined ? unknown(item) : storyEntry(core, at, await texts(core, at));
    }),
  );
}

/**
 * @param {string} item
 * @returns {UnknownEntry}
 */
const unknown = (item) => ({ kind: "unknown", item, title: say("pack.unknown", { item }) });

/**
 * @param {Core} core
 * @param {string} item
 * @param {TipRow} tip
 * @returns {TipEntry}
 */
function tipEntry(core, item, tip) {
  const [slug, principle] = core.principles[tip[2]];
  return { kind: "tip", item, title: plain(tip[1]), principle, slug, tip };
}

/**
 * @param {Core} core
 * @param {number} number
 * @param {Texts} told
 * @returns {StoryEntry}
 */
function storyEntry(core, number, told) {
  const [item, title, at] = core.stories[number];
  const [slug, principle] = core.principles[at] ?? ["", ""];
  const questions = core.questions.filter(([, , answers]) => answers.includes(number)).map(([, text]) => text);
  return {
    kind: "story",
    item,
    number,
    title,
    principle,
    slug,
    questions,
    address: address(core.addresses.story, item),
    texts: told,
  };
}

/**
 * The words of a line of HTML, without a look at what it would do.
 * @param {string} html
 */
const plain = (html) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code, name) => (code ? String.fromCodePoint(+code) : SIGNS[name]));

/** @type {Record<string, string>} */
const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"' };
