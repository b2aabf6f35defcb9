/* The pack as Markdown, in the form in which a contributor would write it. */

/** @import { Entry, StoryEntry } from "./pack-entries.js" */
import { blocks, line, MARKDOWN } from "../../engines/mkdocs/theme/assets/storybank/js/as-markdown.js";
import { element } from "../../find/browser/element.js";
import { say } from "../../text/locale/say.js";
import { fragment } from "./markup.js";

/**
 * Text that stays text in Markdown.
 * @param {string} text
 */
export const escaped = (text) => text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");

/** @param {string} html */
const written = (html) => blocks(element("div", {}, fragment(html, "")), MARKDOWN).join("\n\n");

/** @param {StoryEntry} entry */
function story({ title, principle, questions, address, texts: { about, parts, sources } }) {
  const pieces = [
    `## ${escaped(title)}`,
    [...about, principle].filter(Boolean).map(escaped).join(" · "),
    questions.map((question) => `- ${escaped(question)}`).join("\n"),
    ...parts.flatMap(([heading, , , html]) => [heading && `### ${escaped(heading)}`, written(html)]),
    ...(sources.length ? [`### ${say("fields.source")}`, ...sources.map(written)] : []),
    `<${address}>`,
  ];
  return pieces.filter(Boolean).join("\n\n");
}

/**
 * Return the file.
 * @param {Entry[]} entries
 */
export function markdownFile(entries) {
  const pieces = entries.map((entry) => {
    if (entry.kind === "story") return story(entry);
    if (entry.kind === "unknown") return `- ${escaped(entry.title)}`;
    return `- [ ] ${line(fragment(entry.tip[1], "").childNodes, MARKDOWN)} (${escaped(entry.principle)})`;
  });
  return `${[`# ${say("pack.title")}`, ...pieces].join("\n\n")}\n`;
}
