/* The pack as one page to print, and each story of it as the two sides of a card. */

import { element } from "../../find/browser/element.js";
/** @import { Entry, StoryEntry, TipEntry } from "./pack-entries.js" */
/** @import { Flashcard } from "./anki.js" */
import { say } from "../../text/locale/say.js";
import { fragment } from "./markup.js";

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
 * HTML whose links lead to the site from anywhere; from a disk they lead nowhere, and are text.
 * @param {...(Node | string | null)} children
 */
function html(...children) {
  const whole = element("div", {}, ...children);
  for (const link of whole.querySelectorAll("a")) {
    if (link.protocol === "file:") link.replaceWith(...link.childNodes);
    else link.setAttribute("href", link.href);
  }
  for (const image of whole.querySelectorAll("img")) image.replaceWith(image.alt);
  return whole.innerHTML;
}

/**
 * @param {StoryEntry} entry
 * @returns {Flashcard}
 */
function storyCard(entry) {
  const asked = entry.questions.flatMap((question) => [question, element("br")]);
  const back = [...storyArticle(entry, 0).children].filter((part) => !part.matches("h2, .sb-pack__questions"));
  return {
    id: `storybank ${entry.item}`,
    front: html(...asked, element("b", {}, entry.title)),
    back: html(...back),
    tags: [entry.slug],
  };
}

/**
 * @param {TipEntry[]} entries of one principle
 * @returns {Flashcard}
 */
function tipsCard(entries) {
  const [{ principle, slug }] = entries;
  const tips = `tips-${slug}`;
  const items = entries.map(({ tip: [id, text] }) => element("li", {}, fragment(text, id)));
  return {
    id: `storybank ${tips}`,
    front: html(say("pack.tips_of", { principle })),
    back: html(element("ul", {}, items)),
    tags: [slug],
  };
}

/**
 * Return a card for each story, and one for the tips of each principle.
 * @param {Entry[]} entries
 */
export function flashcards(entries) {
  const tips = entries.filter((entry) => entry.kind === "tip");
  const slugs = [...new Set(tips.map(({ slug }) => slug))];
  const stories = entries.filter((entry) => entry.kind === "story");
  return [...stories.map(storyCard), ...slugs.map((slug) => tipsCard(tips.filter((tip) => tip.slug === slug)))];
}
