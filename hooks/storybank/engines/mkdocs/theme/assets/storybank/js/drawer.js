/* The drawer of a phone, for the keyboard: the theme opens it, its parts and the way back by labels that no key reaches,
 * and what lies behind it stays within reach. */

import { say } from "../../../../../../text/locale/say.js";
import { onPage } from "./on-page.js";

const drawer = /** @type {HTMLInputElement | null} */ (document.querySelector("#__drawer"));
const opener = document.createElement("button");

/** The label keeps its place and its look; what it holds becomes a button that says whether the drawer is open. */
function makeOpener() {
  const label = document.querySelector("label.md-header__button[for='__drawer']");
  if (!label || !drawer) return;
  opener.type = "button";
  opener.className = "sb-menu";
  opener.ariaLabel = say("theme.menu");
  opener.append(...label.childNodes);
  opener.addEventListener("click", () => drawer.click());
  label.append(opener);
}

function show() {
  const isOpen = drawer?.checked ?? false;
  opener.ariaExpanded = String(isOpen);
  cover(document.body, isOpen && opener.checkVisibility());
}

/**
 * What lies behind the open drawer is out of reach: not its button, what shuts it, and the switches that hold its state.
 * @param {Element} within
 * @param {boolean} isCovered
 */
function cover(within, isCovered) {
  const reached = [...document.querySelectorAll(".md-sidebar--primary, .md-overlay, .md-toggle"), opener];
  for (const child of within.children) {
    if (!(child instanceof HTMLElement) || reached.includes(child)) continue;
    if (reached.some((one) => child.contains(one))) cover(child, isCovered);
    else child.inert = isCovered;
  }
}

/** The parts of the drawer, and the ways back: labels with words. Those that hold a link are the name of the site. */
function reachParts() {
  for (const label of document.querySelectorAll("label[for]")) {
    if (!(label instanceof HTMLElement) || !label.closest(".md-nav--primary") || label.querySelector("a")) continue;
    label.tabIndex = 0;
    if (label.textContent.trim()) continue;
    const name = document.createElement("span");
    name.className = "sb-hidden";
    name.textContent = label.parentElement?.querySelector("a")?.textContent ?? "";
    label.append(name);
  }
}

// Before the theme, which knows Enter alone.
addEventListener(
  "keydown",
  (event) => {
    const { key, target } = event;
    if (key === "Escape" && drawer?.checked && opener.checkVisibility()) {
      drawer.click();
      opener.focus();
    }
    if ((key !== "Enter" && key !== " ") || !(target instanceof HTMLLabelElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    target.click();
  },
  true,
);

// A label that the theme gave no name opens its part all the same; the theme looks for what the name would label.
addEventListener(
  "click",
  (event) => {
    const label = event.target instanceof Element ? event.target.closest("label[for]") : null;
    if (label instanceof HTMLElement && label.tabIndex === 0 && !label.id) event.stopPropagation();
  },
  true,
);

makeOpener();
drawer?.addEventListener("change", show);
matchMedia("(min-width: 76.25em)").addEventListener("change", show); // where the drawer is a column of the page
onPage(() => {
  show();
  reachParts();
});
