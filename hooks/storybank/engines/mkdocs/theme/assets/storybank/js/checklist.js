/* Checklists: remembers which tips are ticked, in this browser only.
 *
 * A tick belongs to the tip's id, which comes from its text: it stays when tips move, and one tip is one tick on every
 * page. Where the browser keeps nothing (storage blocked), ticks last as long as the document.
 */

import { say } from "../../../../../../text/locale/say.js";
import { onPage } from "./on-page.js";

const KEY = "storybank.ticks";
/** @type {Set<string>} */
let memory = new Set();
let kept = true;

function load() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    memory = new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : []);
  } catch (error) {
    kept = error instanceof SyntaxError; // what cannot be read is written anew; what is blocked stays blocked
  }
}

function save() {
  try {
    localStorage.setItem(KEY, JSON.stringify([...memory].sort()));
  } catch {
    kept = false;
  }
}

/** @type {(root: ParentNode) => HTMLInputElement[]} */
const boxesIn = (root) => [...root.querySelectorAll("input")].filter((box) => box.dataset.sbTip !== undefined);

/** @type {(box: HTMLInputElement) => string} */
const tipOf = (box) => box.dataset.sbTip ?? "";

/** @type {() => HTMLElement[]} */
const lines = () => [...document.querySelectorAll("[data-sb-progress]")].filter((line) => line instanceof HTMLElement);

function show() {
  for (const box of boxesIn(document)) box.checked = memory.has(tipOf(box));
  for (const line of lines()) showProgress(line);
  const note = document.querySelector("[data-sb-storage-note]");
  if (note instanceof HTMLElement) note.hidden = kept;
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
  /** @type {HTMLProgressElement} */ (line.querySelector("progress")).value = done;
  /** @type {HTMLElement} */ (line.querySelector("[data-sb-count]")).textContent = say("checklists.done", {
    done,
    n: boxes.length,
  });
  /** @type {HTMLButtonElement} */ (line.querySelector("[data-sb-reset]")).disabled = done === 0;
  line.hidden = false;
}

/**
 * @param {HTMLInputElement[]} boxes
 * @param {(box: HTMLInputElement) => boolean} isOn
 */
function tick(boxes, isOn) {
  load(); // another tab may have ticked since
  for (const box of boxes) memory[isOn(box) ? "add" : "delete"](tipOf(box));
  save();
  show();
}

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && "sbTip" in target.dataset) tick([target], (box) => box.checked);
});

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-sb-reset]");
  const line = button ? button.closest("[data-sb-progress]") : null;
  if (!line) return;
  const boxes = boxesIn(scopeOf(line));
  tick(boxes, () => false);
  boxes[0].focus(); // the button is disabled now: keep the reader's place
});

window.addEventListener("storage", (event) => {
  if (event.key !== KEY) return;
  load();
  show();
});

load();
onPage(show);
