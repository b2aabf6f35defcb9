/* The first stories while somebody types in a box that leads to the search page: a combobox with a list, as the patterns of
   WAI-ARIA have it. Enter without a choice sends the form, as it does without this program. It is one of its own, which
   asks that of the search. */

/** @import { First } from "./types.d.ts" */
import { say } from "../../text/locale/say.js";
import { element } from "./element.js";

const MOST = 5; // stories
const SHORTEST = 3; // letters after which it is said that no story has them
const SILENCE = 500; // milliseconds without a key before the list is announced

/** @type {WeakSet<HTMLInputElement>} */
const known = new WeakSet();

/**
 * A choice of the list. It is a link, so that it opens as every link does, and no stop of the keyboard.
 * @param {string} href
 * @param {...(Node | string | null | (Node | string)[])} content
 */
const option = (href, ...content) =>
  element(
    "a",
    { class: "sb-offer__option", role: "option", tabindex: "-1", "aria-selected": "false", href },
    ...content,
  );

/**
 * A story as the list of results shows it, cut down to its title and the first line that says why it is there.
 * @param {HTMLElement} item
 */
function storyOption(item) {
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
  const why = item.querySelector(".sb-find__excerpt");
  return option(
    link.href,
    element("span", { class: "sb-offer__title" }, [...link.childNodes]),
    why && element("span", { class: "sb-offer__why" }, [...why.childNodes]),
  );
}

class Offer {
  turn = 0;
  /** @type {HTMLElement | undefined} */
  chosen = undefined;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer = undefined;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLFormElement} form
   */
  constructor(input, form) {
    this.input = input;
    this.form = form;
    this.name = `sb-offer-${input.id || "bar"}`;
    this.notes = element("div", { class: "sb-offer__notes" });
    this.list = element("div", { id: this.name, role: "listbox", "aria-label": say("offer.name") });
    this.panel = element("div", { class: "sb-offer", hidden: true }, this.notes, this.list);
    this.status = element("div", { class: "sb-hidden", role: "status" });
    (input.parentElement ?? form).append(this.panel, this.status);
    input.setAttribute("aria-controls", this.name);
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.form.addEventListener("submit", () => this.close());
    this.input.addEventListener("blur", () => this.close());
    this.panel.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays in the box
    this.panel.addEventListener("click", ({ ctrlKey, metaKey, target }) => {
      if (ctrlKey || metaKey || !(target instanceof Element && target.closest("a"))) return;
      this.close();
      this.input.blur();
    });
  }

  /**
   * The search page with what was typed.
   * @param {string} text
   */
  page(text) {
    const page = new URL(this.form.action);
    page.search = String(new URLSearchParams({ q: text.trim() }));
    return page.href;
  }

  /** Whoever asks in vain is not told so here: Enter leads to the page, which says what is wrong. */
  async typed() {
    this.turn += 1;
    const [mine, text] = [this.turn, this.input.value];
    const isCurrent = () => mine === this.turn && document.activeElement === this.input;
    if (!text.trim()) return this.close();
    this.list.querySelector(".sb-offer__all")?.setAttribute("href", this.page(text)); // whatever stands above it yet
    try {
      const found = await self.storybankFind?.first(text, MOST);
      if (found && isCurrent()) this.show(found, text.trim());
    } catch {
      if (isCurrent()) this.close();
    }
  }

  /**
   * @param {First} found
   * @param {string} text
   */
  show({ mode, n, count, notes, items }, text) {
    if (mode === "browse" || (!n && text.length < SHORTEST)) return this.close();
    const all = option(this.page(text), say(n ? "offer.all" : "offer.near", { n }));
    all.classList.add("sb-offer__all");
    const said = n ? notes : [element("p", {}, say("offer.none"))];
    this.notes.replaceChildren(...said);
    this.list.replaceChildren(...items.map(storyOption), all);
    for (const [at, one] of [...this.list.children].entries()) one.id = `${this.name}-${at}`;
    this.open();
    this.announce([n ? count : "", ...said.map(({ textContent }) => textContent)].join(" ").trim());
  }

  open() {
    this.choose(undefined);
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.turn += 1; // what is on its way comes too late
    this.choose(undefined);
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    clearTimeout(this.timer);
    this.status.textContent = "";
  }

  /**
   * Say how many there are when nobody has typed for a while.
   * @param {string} text
   */
  announce(text) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.status.textContent = text;
    }, SILENCE);
  }

  /** @param {HTMLElement | undefined} option */
  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.chosen = option;
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /**
   * From one to the next, and between the last and the first through the box.
   * @param {number} step
   */
  move(step) {
    const places = [undefined, .../** @type {HTMLCollectionOf<HTMLElement>} */ (this.list.children)];
    const at = places.indexOf(this.chosen);
    this.choose(places[(at + step + places.length) % places.length]);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { key, isComposing, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (isComposing || ctrlKey || metaKey || altKey || shiftKey || !this.answers(key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Do what a key asks for; false if it asks for nothing here.
   * @param {string} key
   */
  answers(key) {
    if (this.panel.hidden) {
      if (key !== "ArrowDown" || !this.input.value.trim()) return false;
      this.typed();
    } else if (key === "ArrowDown") this.move(1);
    else if (key === "ArrowUp") this.move(-1);
    else if (key === "Escape") this.close();
    else if (key === "Enter" && this.chosen) this.chosen.click();
    else return false;
    return true;
  }
}

self.storybankOffer = offer;

/**
 * Offer stories in a box from now on; what stands in it already is answered at once.
 * @param {HTMLInputElement} input
 */
function offer(input) {
  if (!input.form || known.has(input)) return;
  known.add(input);
  const made = new Offer(input, input.form);
  if (input.value) made.typed();
}
