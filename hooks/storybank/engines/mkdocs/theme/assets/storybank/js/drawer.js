/* The drawer of a phone, for the keyboard: the theme opens it, its parts and the way back by labels that no key reaches. */

import { say } from "../../../../../../text/locale/say.js";
import { onPage } from "./on-page.js";

const LABELS = ".md-header label[for='__drawer'], .md-nav--primary label[for]:not(:has(a))";

const drawer = /** @type {HTMLInputElement | null} */ (document.querySelector("#__drawer"));
const opener = /** @type {HTMLElement | null} */ (document.querySelector(".md-header label[for='__drawer']"));

/** @type {() => HTMLLabelElement[]} */
const labels = () => [.../** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll(LABELS))];

/** What a label opens, in words: its own, or those of the link beside it. @param {HTMLLabelElement} label */
function nameOf(label) {
  const beside = label.parentElement?.querySelector("a")?.textContent ?? "";
  return label === opener ? say("theme.menu") : (label.textContent.trim() || beside.trim()).replace(/\s+/g, " ");
}

function show() {
  for (const label of labels()) {
    const toggle = label.control;
    label.tabIndex = 0;
    label.role = "button";
    label.ariaLabel = nameOf(label);
    label.ariaExpanded = String(toggle instanceof HTMLInputElement && toggle.checked);
  }
}

// Before the theme, which knows Enter alone.
addEventListener(
  "keydown",
  (event) => {
    const { key, target } = event;
    if (key === "Escape" && drawer?.checked && opener?.checkVisibility()) {
      drawer.click();
      opener.focus();
    }
    if ((key !== "Enter" && key !== " ") || !(target instanceof HTMLLabelElement) || target.role !== "button") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    target.click();
  },
  true,
);

addEventListener("change", ({ target }) => {
  if (target instanceof HTMLElement && target.matches(".md-toggle")) show();
});

onPage(show);
