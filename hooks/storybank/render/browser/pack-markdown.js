/* The pack as Markdown: texts as they were written. */

/** @import { MarkdownRow } from "./types.d.ts" */
/** @import { Entry } from "./pack-entries.js" */

/**
 * Text that stays text in Markdown.
 * @param {string} text
 */
export const escaped = (text) => text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");

/**
 * Return the file; `parts` are the written parts of each story, by its item.
 * @param {string} title
 * @param {Entry[]} entries
 * @param {Map<string, MarkdownRow>} parts
 */
export function markdownFile(title, entries, parts) {
  const pieces = entries.map((entry) => {
    if (entry.kind === "tip") return `- [ ] ${entry.tip[2]} (${escaped(entry.principle)})`;
    if (entry.kind === "unknown") return `- ${escaped(entry.title)}`;
    const about = [...entry.texts.about, entry.principle].filter(Boolean).map(escaped).join(" · ");
    const told = (parts.get(entry.item) ?? []).map(([heading, text]) => `### ${escaped(heading)}\n\n${text}`);
    const questions = entry.questions.map((question) => `- ${escaped(question)}`).join("\n");
    return [`## ${escaped(entry.title)}`, about, questions, ...told, `<${entry.address}>`].filter(Boolean).join("\n\n");
  });
  return `${[`# ${escaped(title)}`, ...pieces].join("\n\n")}\n`;
}
