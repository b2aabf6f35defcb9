/* The pack as one page to print, and each story of it as the two sides of a card. */

import { element } from "../../find/browser/element.js";
/** @import { Entry, StoryEntry, TipEntry } from "./pack-entries.js" */
/** @import { Flashcard } from "./anki.js" */
import { say } from "../../text/locale/say.js";
import { fragment } from "./markup.js";
import { hash } from "./shuffle.js";

/** @param {StoryEntry} entry */
const about = (entry) => [...entry.texts.about, entry.principle].filter(Boolean).join(" · ");

/** @param {string[]} questions */
const list = (questions) =>
  questions.length
    ? element(
        "ul",
        { class: "sb-pack__questions" },
        questions.map((question) => element("li", {}, question)),
      )
    : null;

/**
 * @param {StoryEntry} entry
 * @param {number} number
 */
function storyArticle(entry, number) {
  const sources = entry.texts.sources.map((html) => fragment(html, `${entry.item}-s`));
  return element(
    "article",
    { class: "sb-pack__story" },
    element("h2", {}, `${number}. ${entry.title}`),
    element("p", { class: "sb-meta" }, about(entry)),
    list(entry.questions),
    entry.texts.parts.map(([heading, , , html]) =>
      element(
        "section",
        { class: "sb-pack__part" },
        heading ? element("h3", {}, heading) : null,
        fragment(html, entry.item),
      ),
    ),
    sources.length
      ? element("section", { class: "sb-pack__part" }, element("h3", {}, say("fields.source")), sources)
      : null,
    element("p", { class: "sb-pack__address" }, element("a", { href: entry.address }, say("pack.on_its_page"))),
  );
}

/** @param {TipEntry} entry */
const tipLine = (entry) =>
  element(
    "p",
    { class: "sb-pack__tip" },
    element("span", {}, fragment(entry.tip[1], entry.tip[0])),
    element("span", { class: "sb-links__reason" }, entry.principle),
  );

/** @param {StoryEntry[]} stories */
const questionsSheet = (stories) =>
  element(
    "section",
    { class: "sb-pack__first" },
    element("h2", {}, say("tools.questions")),
    element(
      "ol",
      {},
      stories.map(({ questions, title }) => element("li", {}, questions.length ? questions.join(" / ") : title)),
    ),
  );

/**
 * Return the sheet: in full, or with all questions before the first answer.
 * @param {Entry[]} entries
 * @param {string} form
 */
export function sheet(entries, form) {
  const stories = entries.filter((entry) => entry.kind === "story");
  const told = entries.map((entry) => {
    if (entry.kind === "story") return storyArticle(entry, stories.indexOf(entry) + 1);
    return entry.kind === "tip" ? tipLine(entry) : null;
  });
  return [form === "questions" && stories.length ? questionsSheet(stories) : null, ...told].filter(
    (part) => part !== null,
  );
}

/**
 * HTML whose links lead to the site from anywhere.
 * @param {...(Node | string | null)} children
 */
function html(...children) {
  const whole = element("div", {}, ...children);
  for (const link of whole.querySelectorAll("a")) link.setAttribute("href", link.href);
  for (const image of whole.querySelectorAll("img")) image.setAttribute("src", image.src);
  return whole.innerHTML;
}

/**
 * Return a card for each story, and one for the tips of each principle. Their ids stay from one file to the next.
 * @param {Entry[]} entries
 * @param {string} site
 * @returns {Flashcard[]}
 */
export function flashcards(entries, site) {
  const bank = hash(site).toString(36);
  /** @type {Flashcard[]} */
  const cards = [];
  /** @type {Map<string, TipEntry[]>} */
  const tips = new Map();
  for (const entry of entries) {
    if (entry.kind === "tip") tips.set(entry.slug, [...(tips.get(entry.slug) ?? []), entry]);
    else if (entry.kind === "story") {
      const [title, ...back] = storyArticle(entry, 0).children;
      title.textContent = entry.title;
      const front = entry.questions.length ? list(entry.questions) : entry.title;
      cards.push({ id: `${bank}-${entry.item}`, front: html(front), back: html(title, ...back), tags: [entry.slug] });
    }
  }
  for (const [slug, ours] of tips) {
    const items = ours.map(({ tip: [id, text] }) => element("li", {}, fragment(text, id)));
    cards.push({
      id: `${bank}-tips-${slug}`,
      front: html(say("pack.tips_of", { principle: ours[0].principle })),
      back: html(element("ul", {}, items)),
      tags: [slug],
    });
  }
  return cards;
}
