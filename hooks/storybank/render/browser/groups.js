/* Groups of questions or keywords: filter as you type.
 *
 * The page is complete without this. While words are in the field, groups without a match are gone, and those with one
 * are open; when the field is empty again, they are as the reader left them.
 */

import { named, onPage, REVEAL } from "../../engines/mkdocs/theme/assets/storybank/js/on-page.js";
import { number, say } from "../../text/locale/say.js";
import { fold, wordsOf } from "./fold.js";

/** @param {Element} item */
function readItem(item) {
  const told = [...item.querySelectorAll("[data-sb-words]")];
  const texts = (told.length ? told : [item]).map(({ textContent }) => textContent);
  return { item: /** @type {HTMLElement} */ (item), text: fold(texts.join(" ")) };
}

class Group {
  /** @param {HTMLElement} group */
  constructor(group) {
    this.group = group;
    this.details = group instanceof HTMLDetailsElement ? group : null;
    this.name = fold(group.querySelector("h2, h3")?.textContent ?? "");
    this.count = group.querySelector("[data-sb-group-count]");
    this.items = [...group.querySelectorAll("[data-sb-item]")].map(readItem);
    this.wasOpen = false;
  }

  /**
   * Show what holds every word; return how many items that are. Words of the group's own name hold for all of it.
   * @param {string[]} wanted
   */
  filter(wanted) {
    const left = this.details ? wanted.filter((word) => !this.name.includes(word)) : wanted;
    let found = 0;
    for (const { item, text } of this.items) {
      const isFound = left.every((word) => text.includes(word));
      item.hidden = !isFound;
      if (isFound) found += 1;
    }
    this.group.hidden = !found;
    if (this.count) this.count.textContent = countOf(found, this.items.length);
    return found;
  }

  keep() {
    this.wasOpen = this.details?.open ?? false;
  }

  /** @param {boolean} isFiltered */
  open(isFiltered) {
    if (this.details) this.details.open = isFiltered || this.wasOpen;
  }
}

/** @type {(found: number, total: number) => string} */
const countOf = (found, total) => (found === total ? number(total) : say("count.part", { found, n: total }));

class Groups {
  isFiltered = false;

  /**
   * @param {HTMLElement} root
   * @param {HTMLFormElement} form
   * @param {HTMLElement} status
   */
  constructor(root, form, status) {
    this.form = form;
    this.status = status;
    this.words = /** @type {HTMLInputElement} */ (form.elements.namedItem("words"));
    this.groups = [...root.querySelectorAll("[data-sb-group]")].map(
      (group) => new Group(/** @type {HTMLElement} */ (group)),
    );
    this.total = this.groups.reduce((total, { items }) => total + items.length, 0);
    this.words.value = new URLSearchParams(location.search).get("words") ?? "";
    form.hidden = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener(REVEAL, ({ target }) => this.show(target));
    if (this.words.value) this.draw();
    this.show(named(location.hash)); // before this program was there
  }

  changed() {
    const query = this.words.value ? `?${new URLSearchParams({ words: this.words.value })}` : location.pathname;
    history.replaceState(history.state, "", query);
    this.draw();
  }

  draw() {
    const wanted = wordsOf(this.words.value);
    if (!this.isFiltered) for (const group of this.groups) group.keep();
    const found = this.groups.reduce((sum, group) => sum + group.filter(wanted), 0);
    if (this.isFiltered || wanted.length) for (const group of this.groups) group.open(wanted.length > 0);
    this.isFiltered = wanted.length > 0;
    this.status.textContent = this.told(found);
  }

  /** @param {number} found */
  told(found) {
    const n = this.total;
    if (this.status.dataset.sbItems === "keywords") {
      return found === n ? say("count.keywords", { n }) : say("keywords.found", { found, n });
    }
    return found === n ? say("count.questions", { n }) : say("questions.found", { found, n });
  }

  /**
   * An address goes before a filter that hides its place.
   * @param {EventTarget | null} place
   */
  show(place) {
    if (!(place instanceof Element) || !place.closest("[hidden]")) return;
    this.words.value = "";
    this.draw();
  }
}

/**
 * @param {HTMLDetailsElement} jump
 * @param {HTMLElement} root
 */
function closeAfterUse(jump, root) {
  jump.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !jump.open) return;
    jump.open = false;
    jump.querySelector("summary")?.focus();
  });
  root.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || target.closest("[data-sb-jump] a") || !jump.contains(target)) jump.open = false;
  });
}

onPage((page) => {
  /** @type {HTMLElement | null} */
  const root = page.querySelector("[data-sb-groups]");
  if (!root) return;
  new Groups(
    root,
    /** @type {HTMLFormElement} */ (root.querySelector("[data-sb-groups-form]")),
    /** @type {HTMLElement} */ (root.querySelector("[data-sb-groups-status]")),
  );
  closeAfterUse(/** @type {HTMLDetailsElement} */ (root.querySelector("[data-sb-jump]")), root);
});
