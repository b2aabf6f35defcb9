/* One result of the list: a story, or a page, with what shows why it is there. */

/** @import { Hit, Page, Piece, Story, Stub } from "./types.d.ts" */
/** @import { Engine } from "./engine.js" */
import { filled, say } from "../../text/locale/say.js";
import { element, marked } from "./element.js";
import { excerpts, held, instead, mark, stretch, synonyms } from "./excerpt.js";
import { address, page } from "./site.js";

const MOST_MEANT = 2; // lines that say which word was taken for another
const OPENING = 30; // words shown of a story that no query chose

/** @param {Hit} hit */
function missing(hit) {
  if (!hit.missing.length) return null;
  const words = hit.missing.flatMap(({ words: typed }) => typed.map(({ text }) => text));
  const struck = words.flatMap((word, at) => [at ? ", " : "", element("s", {}, word)]);
  return element("p", { class: "sb-find__missing" }, filled("find.without", { words: struck }));
}

/**
 * @param {string} where
 * @param {Piece[]} pieces
 */
const excerpt = (where, pieces) =>
  element("p", { class: "sb-find__excerpt" }, element("span", { class: "sb-find__where" }, where), " ", marked(pieces));

/**
 * A story in which there is nothing to mark is introduced by one passage.
 * @param {Story} story
 * @param {Engine} engine
 */
function opening(story, { core, tokens }) {
  const [field, text] = story.passages.find(([one]) => one === core.opening) ?? story.passages[0] ?? [];
  if (field === undefined || text === undefined) return [];
  const chunks = tokens.chunks(text);
  const end = chunks.length > OPENING ? chunks[OPENING].at : text.length;
  return [excerpt(core.fields[field][1], [[text.slice(0, end) + (end < text.length ? "…" : ""), false]])];
}

/**
 * The keywords that stand for what was typed, where the story itself does not say it.
 * @param {ReturnType<typeof synonyms>["through"]} keywords
 * @param {Story} found
 * @param {Set<string>} wanted
 * @param {Engine} engine
 */
function through(keywords, found, wanted, { tokens }) {
  const texts = [found.title, ...found.passages.map(([, text]) => text)];
  if (texts.some((text) => held(text, wanted, tokens).size)) return [];
  return keywords.map(({ name, typed }) => standIn(say("find.keyword"), name, typed));
}

/**
 * A line that says what stands for what was typed.
 * @param {string} kind
 * @param {string} name
 * @param {string} typed
 */
function standIn(kind, name, typed) {
  const line = excerpt(kind, [[name, true]]);
  line.append(say("find.stands_for", { typed }));
  return line;
}

/**
 * Return the `li` of a story.
 * @param {Hit} hit
 * @param {Story} found
 * @param {Set<string>} wanted
 * @param {Engine} engine
 */
export function storyItem(hit, found, wanted, engine) {
  const { core, tokens } = engine;
  const { through: keywords, terms: spoken } = synonyms(found, wanted, tokens);
  const meant = instead(found, hit.meant ?? [], tokens);
  const terms = new Set([...spoken, ...meant.flatMap((one) => one.terms)]);
  const shown = wanted.size ? excerpts(found, terms, tokens) : [];
  const named = held(found.title, terms, tokens).size;
  const title = marked(mark(found.title, terms, tokens));
  const anchor = shown.length && shown[0].hits.size > named ? core.anchors[shown[0].field] : "";
  const facts = [
    found.principle?.[1],
    ...found.facts,
    say("find.telling", { n: found.minutes }),
    core.kinds[found.kind],
  ];
  const isSeen = shown.length || named || keywords.length;
  const rows = isSeen
    ? shown.map(({ field, pieces }) => excerpt(core.fields[field][1], pieces))
    : opening(found, engine);
  return element(
    "li",
    { class: "sb-find__item", "data-story": found.id },
    element("a", { class: "sb-find__title", href: address(core.addresses.story, found.id, anchor) }, title),
    element(
      "p",
      { class: "sb-meta" },
      facts.filter(Boolean).map((fact) => element("span", {}, fact)),
    ),
    through(keywords, found, wanted, engine),
    meant.slice(0, MOST_MEANT).map(({ name, typed }) => standIn(say("find.meaning"), name, typed)),
    rows,
    missing(hit),
  );
}

/**
 * Return the `li` of a story that is still on its way.
 * @param {Stub} stub
 * @param {Engine} engine
 */
export const stubItem = ({ id, title }, { core }) =>
  element(
    "li",
    { class: "sb-find__item", "data-story": id },
    element("a", { class: "sb-find__title", href: address(core.addresses.story, id) }, title),
  );

/**
 * Return the `li` of a page.
 * @param {Page} found
 * @param {Set<string>} wanted
 * @param {Engine} engine
 */
export function pageItem(found, wanted, { tokens }) {
  const title = marked(mark(found.title, wanted, tokens));
  return element(
    "li",
    { class: "sb-find__item", "data-page": found.address },
    element("a", { class: "sb-find__title", href: page(found.address) }, title),
    element("p", { class: "sb-find__excerpt" }, marked(stretch(found.text, wanted, tokens))),
  );
}
