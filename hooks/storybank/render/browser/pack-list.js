/* The list of what was kept: each item with its ways up, down and out; where there is a pointer, to be dragged. */

import { element } from "../../find/browser/element.js";
/** @import { Entry } from "./pack-entries.js" */
import { say } from "../../text/locale/say.js";

/**
 * What the list asks for: an item at another place, or gone.
 * @typedef {{ move: (item: string, to: number) => void, remove: (item: string) => void }} Wishes
 */

/**
 * @param {string} name
 * @param {string} text
 * @param {string} whole what it does, for those who hear it alone
 * @param {() => void} act
 * @param {boolean} [isOff]
 */
function button(name, text, whole, act, isOff = false) {
  const made = element("button", { class: "sb-button", type: "button", "data-act": name, disabled: isOff }, text);
  made.setAttribute("aria-label", whole);
  made.addEventListener("click", act);
  return made;
}

/**
 * @param {Entry} entry
 * @param {number} at
 * @param {number} count
 * @param {Wishes} wishes
 */
function row(entry, at, count, { move, remove }) {
  const { item, title } = entry;
  const name = entry.kind === "story" ? element("a", { href: entry.address }, title) : element("span", {}, title);
  const reason = entry.kind === "unknown" ? null : element("span", { class: "sb-links__reason" }, entry.principle);
  const made = element(
    "li",
    { class: "sb-pack__item", draggable: "true", "data-item": item },
    element("span", { class: "sb-pack__name" }, name, " ", reason),
    element(
      "span",
      { class: "sb-pack__acts" },
      button("up", "↑", say("pack.move_up", { title }), () => move(item, at - 1), at === 0),
      button("down", "↓", say("pack.move_down", { title }), () => move(item, at + 1), at === count - 1),
      button("remove", say("pack.remove"), say("pack.remove_one", { title }), () => remove(item)),
    ),
  );
  return made;
}

/**
 * Draw the list; the focus stays at its item and its button.
 * @param {HTMLElement} list
 * @param {Entry[]} entries
 * @param {Wishes} wishes
 */
export function drawList(list, entries, wishes) {
  const active = /** @type {HTMLElement | null} */ (
    list.contains(document.activeElement) ? document.activeElement : null
  );
  const item = active?.closest("li")?.dataset.item;
  const act = active?.dataset.act ?? "";
  list.replaceChildren(...entries.map((entry, at) => row(entry, at, entries.length, wishes)));
  if (!active) return;
  const again = [...list.children].find((one) => /** @type {HTMLElement} */ (one).dataset.item === item);
  const buttons = /** @type {HTMLButtonElement[]} */ ([...(again?.querySelectorAll("button") ?? [])]);
  const same = buttons.find(({ dataset, disabled }) => dataset.act === act && !disabled);
  (same ?? buttons.find(({ disabled }) => !disabled))?.focus();
}

/**
 * Let a pointer drag an item to the place of another.
 * @param {HTMLElement} list
 * @param {(item: string, to: number) => void} move
 */
export function listenToDrags(list, move) {
  /** @type {HTMLElement | null} */
  let dragged = null;
  /** @param {Event} event */
  const rowOf = ({ target }) =>
    /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest("li[data-item]") : null);
  list.addEventListener("dragstart", (event) => {
    dragged = rowOf(event);
    dragged?.classList.add("sb-pack__item--dragged");
    event.dataTransfer?.setData("text/plain", dragged?.dataset.item ?? "");
  });
  list.addEventListener("dragend", () => {
    dragged?.classList.remove("sb-pack__item--dragged");
    dragged = null;
  });
  list.addEventListener("dragover", (event) => {
    if (dragged) event.preventDefault(); // only what was taken from here can be put down here
  });
  list.addEventListener("drop", (event) => {
    const over = rowOf(event);
    event.preventDefault();
    if (dragged && over) move(dragged.dataset.item ?? "", [...list.children].indexOf(over));
  });
}
