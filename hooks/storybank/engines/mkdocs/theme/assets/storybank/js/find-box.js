/* The search box of the header, on every page: `/` and Ctrl-K go to it, Esc leaves it. It leads to the search page, whose
 * program is loaded here when the theme exchanged the page without loading it anew.
 */

import { scriptAt } from "../../../../../../find/browser/script.js";
import { onPage } from "./on-page.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const isGuest = "sbGuest" in script.dataset;
const bar = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-sb-bar]"));
const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-sb-bar-link]"));
// A site with a main.html of its own has no box; this script knows where the site is all the same.
const page = new URL(bar ? bar.action : new URL("../../find/", script.src));
const address = location.protocol === "file:" ? new URL("index.html", page).href : page.href;

// The theme exchanges the page below the header and keeps the header: relative addresses would go astray.
if (bar) bar.action = address;
if (link) link.href = `${address}#find-q`;

const isThere = () => self.storybankFind !== undefined;
// By the page itself:
let isAsked = [...document.scripts].some(({ src }) => src.split("?")[0] === new URL("find.js", page).href);

/** @param {string} name */
function append(name) {
  const script = scriptAt(new URL(name, page).href);
  document.head.append(script);
  return script;
}

/** @type {Promise<unknown> | undefined} */
let pending;

/** @param {string} name */
function load(name) {
  isAsked = true;
  const script = append(name);
  pending = new Promise((resolve) => {
    script.onload = resolve;
    script.onerror = resolve;
  }).then(() => {
    isAsked = isThere(); // else the next visit asks again
  });
}

// Every script of the page has run by then, or failed. A second request has another address: caches would repeat the
// first answer.
addEventListener("load", () => {
  if (isAsked && !isThere()) load("find.js?again");
});

/**
 * Offer stories below a box from now on, once the program is there: it comes when the box is entered.
 * @param {HTMLInputElement} input
 */
async function offer(input) {
  if (!isAsked && !isThere()) load("find.js");
  await pending;
  self.storybankFind?.offer(input);
}

/** @param {HTMLInputElement} input */
function prepare(input) {
  if (input.role) return;
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";
  input.addEventListener("focus", () => offer(input));
  if (document.activeElement === input) offer(input);
}

/** @returns {HTMLInputElement | null} */
function box() {
  const isShown = bar?.offsetParent && bar.checkVisibility({ visibilityProperty: true });
  return document.querySelector("input#find-q") ?? (isShown ? bar.querySelector("[name=q]") : ownBox());
}

/** The box of the home page. @returns {HTMLInputElement | null} */
const ownBox = () => document.querySelector("input#sb-search");

/* One box at a time: that of the header is there when the page's own is out of sight. Until then a style hides it. */
const header = /** @type {HTMLElement | null} */ (document.querySelector(".sb-bar"));
const sight = new IntersectionObserver(
  (changes) => header?.toggleAttribute("data-sb-shown", !changes.at(-1)?.isIntersecting),
  { rootMargin: `-${header?.offsetHeight ?? 0}px 0px 0px` },
);

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

/** @param {KeyboardEvent} event */
function isCalled({ key, ctrlKey, metaKey, altKey, target }) {
  if (altKey) return false;
  const isModified = ctrlKey || metaKey;
  return isModified ? key.toLowerCase() === "k" : key === "/" && !isTyping(target);
}

addEventListener(
  "keydown",
  (event) => {
    if (!isCalled(event)) return;
    const input = box();
    if (!input && isGuest) return; // the keys are the host's
    event.preventDefault();
    event.stopImmediatePropagation();
    if (input) {
      input.focus();
      input.select();
    } else location.href = address;
  },
  true,
);

bar?.addEventListener("keydown", ({ key, target }) => {
  if (key === "Escape" && target instanceof HTMLElement) target.blur();
});

let isReturn = false;
addEventListener("popstate", () => {
  isReturn = true;
});
addEventListener(
  "click",
  () => {
    isReturn = false;
  },
  true,
);

onPage(() => {
  sight.disconnect();
  const own = ownBox();
  if (own) sight.observe(own);
  for (const input of [own, bar?.querySelector("input")]) if (input) prepare(input);
});

onPage((root) => {
  if (!root.querySelector("[data-sb-find]")) return;
  if (self.storybankFind) self.storybankFind.openPage(isReturn);
  else if (!isAsked) {
    if (!document.querySelector("script#find-core")) append("core.js");
    load("find.js");
  }
});
