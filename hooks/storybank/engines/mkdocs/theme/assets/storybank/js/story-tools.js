/* The row of tools on a story's page: keep and practise it, copy, share or print it. The page has a place for the row;
 * without scripts nothing stands there.
 *
 * `button[data-storybank-keep]` is served by the kept set, which says by `aria-pressed` whether the story is in it; until
 * it does, the button is not shown.
 */

import { say } from "../../../../../../text/locale/say.js";
import { blocks, line, MARKDOWN, TEXT } from "./as-markdown.js";
import { onPage } from "./on-page.js";

/** @typedef {import("./as-markdown.js").Dialect} Dialect */

const SAID = 2500; // how long, in milliseconds, a tool says what it did

/** @type {(selector: string) => HTMLElement[]} */
const all = (selector) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];

/** The address of the page, without what a search or a jump added to it. */
const address = () => location.origin.replace("null", "file://") + location.pathname;

/** @param {Dialect} dialect */
const title = (dialect) => line(document.querySelector("h1")?.childNodes ?? [], dialect);

/**
 * What stands below a label, with it: a list or a table on lines of its own.
 * @type {(label: string, found: string[], dialect: Dialect) => string}
 */
function labelled(label, found, { isMarkdown }) {
  if (!label) return found.join("\n\n");
  const name = isMarkdown ? `**${label}:**` : `${label}:`;
  const begins =
    found[0] && !/^([-|>`]|\d+\. )/.test(found[0]) ? `${name} ${found[0]}` : `${name}\n\n${found[0] ?? ""}`;
  return [begins.trim(), ...found.slice(1)].join("\n\n");
}

/**
 * The story, as the form in which a contributor would write it.
 * @param {Dialect} dialect
 */
function story(dialect) {
  const parts = all(".sb-part").map((part) => {
    const heading = part.previousElementSibling;
    return labelled(heading?.matches("h2") ? line(heading.childNodes, dialect) : "", blocks(part, dialect), dialect);
  });
  const questions = all(".sb-glance .sb-links li").map(
    (item) => `- ${line((item.querySelector("a") ?? item).childNodes, dialect)}`,
  );
  const fields = all("[data-storybank-field]").map(({ dataset, lastElementChild }) =>
    labelled(
      dataset.storybankField ?? "",
      dataset.storybankValue ? [dataset.storybankValue] : lastElementChild ? blocks(lastElementChild, dialect) : [],
      dialect,
    ),
  );
  const asked = questions.length ? [labelled(say("tools.questions"), [questions.join("\n")], dialect)] : [];
  const head = dialect.isMarkdown ? `### ${title(dialect)}` : title(dialect);
  return `${[head, ...parts, ...asked, ...fields, address()].join("\n\n")}\n`;
}

/**
 * Copy a text, also where a page has no clipboard of its own: on an address without TLS.
 * @param {string} text
 */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("nothing was copied");
}

async function share() {
  const what = { title: document.title, url: address() };
  if (!navigator.share) return copy(what.url).then(() => say("tools.address_copied"));
  await navigator.share(what);
  return "";
}

/** The name of each, what it does, and its name for those who hear it alone. @type {[string, () => Promise<string>, string?][]} */
const TOOLS = [
  [say("tools.copy"), () => copy(story(TEXT)).then(() => say("tools.copied")), say("tools.copy_text")],
  [
    say("tools.markdown"),
    () => copy(story(MARKDOWN)).then(() => say("tools.markdown_copied")),
    say("tools.copy_markdown"),
  ],
  [say("tools.share"), share],
  [
    say("tools.print"),
    async () => {
      print();
      return "";
    },
  ],
];

/** @type {(name: string, run: () => Promise<string>, whole: string, tell: (text: string) => void) => HTMLButtonElement} */
function tool(name, run, whole, tell) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.ariaLabel = whole;
  button.title = whole;
  button.addEventListener("click", () =>
    run().then(tell, (error) => tell(error?.name === "AbortError" ? "" : say("tools.failed"))),
  );
  return button;
}

/** @param {string} id */
function keep(id) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say("tools.keep");
  button.dataset.storybankKeep = id;
  return button;
}

/** @param {string} href */
function practise(href) {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = say("tools.practise");
  return link;
}

/** @param {HTMLElement} row */
function fill(row) {
  const { storybankTools: id = "", storybankPractice = "" } = row.dataset;
  const said = document.createElement("span");
  said.className = "sb-take__said";
  said.setAttribute("role", "status");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let silence;
  const tell = (/** @type {string} */ text) => {
    said.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => said.replaceChildren(), SAID);
  };
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", say("tools.name"));
  row.append(
    keep(id),
    practise(storybankPractice),
    ...TOOLS.map(([name, run, whole = name]) => tool(name, run, whole, tell)),
    said,
  );
}

onPage(() => {
  for (const row of all("[data-storybank-tools]:empty")) fill(row);
});
