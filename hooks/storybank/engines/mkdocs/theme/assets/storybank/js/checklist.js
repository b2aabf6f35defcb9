/* Checklists: remembers which tips are ticked, in this browser only.
 *
 * A tick belongs to the tip's id, which comes from its text: it stays when tips move, and one tip is one tick on every
 * page. Where the browser keeps nothing (storage blocked), ticks last as long as the document.
 */

import { download } from "../../../../../../render/browser/backup.js";
import { makeStore } from "../../../../../../render/browser/store.js";
import { say } from "../../../../../../text/locale/say.js";
import { onPage } from "./on-page.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const store = makeStore("ticks", new URL("../../", script.src).href);
/** @type {WeakMap<Element, HTMLInputElement[]>} */
const cleared = new WeakMap(); // what a reset took away, until something else is ticked below the same line

function ticked() {
  const ids = store.load();
  return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : []);
}

/** @type {(root: ParentNode) => HTMLInputElement[]} */
const boxesIn = (root) => [...root.querySelectorAll("input")].filter((box) => box.dataset.sbTip !== undefined);

/** @type {(box: HTMLInputElement) => string} */
const tipOf = (box) => box.dataset.sbTip ?? "";

/** @type {(selector: string) => HTMLElement[]} */
const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

function show() {
  const ids = ticked();
  for (const box of boxesIn(document)) box.checked = ids.has(tipOf(box));
  for (const line of all("[data-sb-progress]")) showProgress(line);
  for (const note of all("[data-sb-storage-note]")) note.hidden = store.isKept();
  for (const tools of all("[data-sb-checklist-tools]")) tools.hidden = false;
}

/**
 * A progress line counts the boxes of its checklist, or of the whole page when it stands in none.
 * @param {Element} line
 */
const scopeOf = (line) => line.closest("[data-sb-checklist]") ?? document;

/** @param {HTMLElement} line */
function showProgress(line) {
  const boxes = boxesIn(scopeOf(line));
  const done = boxes.filter((box) => box.checked).length;
  const reset = /** @type {HTMLButtonElement} */ (line.querySelector("[data-sb-reset]"));
  /** @type {HTMLProgressElement} */ (line.querySelector("progress")).value = done;
  /** @type {HTMLElement} */ (line.querySelector("[data-sb-count]")).textContent = say("checklists.done", {
    done,
    n: boxes.length,
  });
  reset.disabled = !done && !cleared.has(line);
  reset.textContent = cleared.has(line) ? say("checklists.undo") : say("checklists.reset");
  reset.ariaLabel = cleared.has(line)
    ? say("checklists.undo_of", { name: line.dataset.sbProgress ?? "" })
    : say("checklists.reset_of", { name: line.dataset.sbProgress ?? "" });
  line.hidden = false;
}

/**
 * @param {HTMLInputElement[]} boxes
 * @param {(box: HTMLInputElement) => boolean} isOn
 */
function tick(boxes, isOn) {
  const ids = ticked(); // another tab may have ticked since
  for (const box of boxes) ids[isOn(box) ? "add" : "delete"](tipOf(box));
  store.save([...ids].sort());
  show();
}

/** Clear the list that a line counts, or give back what was cleared. @param {HTMLElement} line */
function reset(line) {
  const before = cleared.get(line);
  const boxes = before ?? boxesIn(scopeOf(line)).filter((box) => box.checked);
  if (before) cleared.delete(line);
  else cleared.set(line, boxes);
  tick(boxes, () => before !== undefined);
}

/** Show only what is left, or all again; what is ticked from then on stays until the next time. @param {boolean} isOnly */
function showLeft(isOnly) {
  for (const box of boxesIn(document)) {
    const item = box.closest("li");
    if (item) item.hidden = isOnly && box.checked;
  }
}

function save() {
  const lines = all("[data-sb-checklist]").flatMap((list) => [
    `\n## ${list.dataset.sbChecklist}\n`,
    ...boxesIn(list).map((box) => `- [${box.checked ? "x" : " "}] ${box.nextElementSibling?.textContent?.trim()}`),
  ]);
  download("checklists.md", "text/markdown", `# ${say("checklists.title")}\n${lines.join("\n")}\n`);
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !("sbTip" in target.dataset)) return;
  for (const line of all("[data-sb-progress]")) if (boxesIn(scopeOf(line)).includes(target)) cleared.delete(line);
  tick([target], (box) => box.checked);
});

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  const line = button?.matches("[data-sb-reset]") ? button.closest("[data-sb-progress]") : null;
  if (line instanceof HTMLElement) reset(line);
  if (button?.matches("[data-sb-save]")) save();
  if (!button?.matches("[data-sb-left]")) return;
  button.ariaPressed = String(button.ariaPressed !== "true");
  showLeft(button.ariaPressed === "true");
});

store.onChange(show);
onPage(show);
