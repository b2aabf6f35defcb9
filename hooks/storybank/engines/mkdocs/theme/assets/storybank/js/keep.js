/* Keep: buttons beside stories and tips, on every page. What is kept is the pack; the pack page and practice read it here.
 *
 * Where a page lists many stories, a row names its story (`data-story`), and gets its button here: those of a closed group
 * when it is opened, those of a program when it has drawn them. A style shows it where the reader is.
 */

import { element } from "../../../../../../find/browser/element.js";
import { recalled, toggled } from "../../../../../../render/browser/kept.js";
import { makeStore } from "../../../../../../render/browser/store.js";
import { say } from "../../../../../../text/locale/say.js";
import { onPage } from "./on-page.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const store = makeStore("kept", new URL("../../", script.src).href);
/** @type {Set<() => void>} */
const listeners = new Set();

const items = () => recalled(store.load());

/** @param {string[]} changed */
function change(changed) {
  store.save(changed);
  tell();
}

function tell() {
  show(document);
  for (const listener of listeners) listener();
}

/**
 * A button says whether what it stands for is kept; what is behind its words, such as a title for a screen reader, stays.
 * @param {ParentNode} root
 */
function show(root) {
  const kept = new Set(items());
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll(BUTTONS))) {
    const isKept = kept.has(button.dataset.storybankKeep ?? "");
    const words = button.querySelector("[data-storybank-label]") ?? button;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isKept));
    words.textContent = isKept ? say("tools.kept") : say("tools.keep");
    button.title = store.isKept() ? "" : say("tools.not_kept");
  }
}

const BUTTONS = "button[data-storybank-keep]";

/** @param {HTMLElement} row */
function addButton(row) {
  const label = element("span", { "data-storybank-label": true }, say("tools.keep"));
  const name = element("span", { class: "sb-hidden" }, ` ${row.querySelector("a")?.textContent ?? ""}`);
  const look = { type: "button", class: "sb-keep sb-keep--row", "data-storybank-keep": row.dataset.story };
  const place = row.querySelector(".sb-meta, td:last-child") ?? row;
  place.append(element("button", look, label, name));
}

/** @type {(root: ParentNode) => NodeListOf<HTMLElement>} */
const rowsIn = (root) => root.querySelectorAll(":is(li, dd)[data-story]");

/** Give rows that can be seen their button. @param {Iterable<HTMLElement>} rows */
function offer(rows) {
  for (const row of rows) {
    if (row.querySelector(BUTTONS) || row.closest("details:not([open]), [hidden]")) continue;
    addButton(row);
    show(row);
  }
}

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open) offer(rowsIn(target));
  },
  true, // it does not bubble
);

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest(BUTTONS) : null;
  if (button instanceof HTMLButtonElement) change(toggled(items(), button.dataset.storybankKeep ?? ""));
});

store.onChange(tell);
self.storybankKept = {
  items,
  change,
  isKept: store.isKept,
  onChange: (listener) => listeners.add(listener),
  show,
  offer,
};
onPage((page) => {
  offer(rowsIn(page));
  show(page);
});
