/* What stands on a page, as Markdown or as plain text: only the elements that contributed text can hold, for the walls
 * let no others through. A library for any HTML is larger than all scripts of a page together, and asks for a parser
 * that our policy forbids.
 */

/** @typedef {{ isMarkdown: boolean }} Dialect */

/** @type {Dialect} */
export const MARKDOWN = { isMarkdown: true };
/** @type {Dialect} */
export const TEXT = { isMarkdown: false };

/** @type {Record<string, string>} */
const MARKS = { STRONG: "**", B: "**", EM: "*", I: "*", DEL: "~~", S: "~~" };
const BLOCKS =
  "P, UL, OL, LI, PRE, BLOCKQUOTE, TABLE, DL, DIV, SECTION, DETAILS, SUMMARY, H2, H3, H4, H5, H6, HR, DT, DD";
const UNSEEN = ".headerlink, .md-clipboard, .sb-hidden, .sb-part__note, .sb-empty, button";

/**
 * The text of a run of nodes on one line.
 * @param {Iterable<Node>} nodes
 * @param {Dialect} dialect
 * @returns {string}
 */
export function line(nodes, dialect) {
  return [...nodes]
    .map((node) => inline(node, dialect))
    .join("")
    .replace(/[ \t\n]+/g, " ")
    .trim();
}

/** @type {(node: Node, dialect: Dialect) => string} */
function inline(node, dialect) {
  const text = node.textContent ?? "";
  if (!(node instanceof HTMLElement)) return dialect.isMarkdown ? text.replace(/[\\`*[\]<]/g, "\\$&") : text;
  if (node.matches(UNSEEN)) return "";
  if (node instanceof HTMLImageElement) return node.alt;
  if (node instanceof HTMLInputElement) return node.checked ? "[x] " : "[ ] ";
  if (node instanceof HTMLBRElement) return " ";
  if (node.tagName === "CODE") return dialect.isMarkdown ? `\`${text}\`` : text;
  const inside = [...node.childNodes].map((child) => inline(child, dialect)).join("");
  if (node instanceof HTMLAnchorElement && !node.matches(".mention")) return link(inside, node.href, dialect);
  const mark = (dialect.isMarkdown && MARKS[node.tagName]) || "";
  return inside && mark + inside + mark;
}

/** @type {(text: string, address: string, dialect: Dialect) => string} */
function link(text, address, { isMarkdown }) {
  if (text === address) return isMarkdown ? `<${address}>` : text;
  return isMarkdown ? `[${text}](${address})` : `${text} (${address})`;
}

/**
 * The blocks of an element, each as its lines.
 * @param {Element} element
 * @param {Dialect} dialect
 * @returns {string[]}
 */
export function blocks(element, dialect) {
  /** @type {string[]} */
  const found = [];
  /** @type {Node[]} */
  let run = [];
  const end = () => {
    const text = line(run, dialect);
    if (text) found.push(text);
    run = [];
  };
  for (const child of element.childNodes) {
    if (child instanceof HTMLElement && child.matches(BLOCKS)) {
      end();
      found.push(...block(child, dialect));
    } else run.push(child);
  }
  end();
  return found;
}

/** @type {(element: HTMLElement, dialect: Dialect) => string[]} */
function block(element, dialect) {
  if (element.matches(UNSEEN)) return [];
  if (element.matches("ul, ol")) return [list(element, dialect)];
  if (element.matches("pre")) return [code(element, dialect)];
  if (element.matches("blockquote")) return [indented(blocks(element, dialect), "> ", "> ", dialect)];
  if (element instanceof HTMLTableElement) return [table(element, dialect)];
  if (element.matches("hr")) return [dialect.isMarkdown ? "---" : ""];
  if (element.matches("h2, h3, h4, h5, h6") && dialect.isMarkdown) return [`#### ${line(element.childNodes, dialect)}`];
  return blocks(element, dialect);
}

/** @type {(found: string[], first: string, rest: string, dialect: Dialect) => string} */
function indented(found, first, rest, { isMarkdown }) {
  const lines = found.join(isMarkdown ? "\n\n" : "\n").split("\n");
  return lines.map((text, at) => ((at ? rest : first) + text).trimEnd()).join("\n");
}

/** @type {(element: Element, dialect: Dialect) => string} */
function list(element, dialect) {
  const mark = (/** @type {number} */ at) => (element.tagName === "OL" ? `${at + 1}. ` : "- ");
  const items = [...element.children].map((item, at) =>
    indented(blocks(item, dialect), mark(at), " ".repeat(mark(at).length), dialect),
  );
  return items.join("\n");
}

/** @type {(element: Element, dialect: Dialect) => string} */
function code(element, { isMarkdown }) {
  const text = (element.querySelector("code") ?? element).textContent?.replace(/\n$/, "") ?? "";
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return isMarkdown ? `${fence}\n${text}\n${fence}` : text;
}

/** @type {(element: HTMLTableElement, dialect: Dialect) => string} */
function table(element, dialect) {
  const rows = [...element.rows].map(({ cells }) => [...cells].map((cell) => line(cell.childNodes, dialect)));
  if (!dialect.isMarkdown) return rows.map((cells) => cells.join("\t")).join("\n");
  const lines = rows.map((cells) => `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`);
  lines.splice(1, 0, `|${"---|".repeat(rows[0]?.length ?? 1)}`);
  return lines.join("\n");
}
