/* The card of the story that is told: its question or its title, and each part when it is asked for, not before. */

import { element } from "../../find/browser/element.js";
/** @import { Grade } from "./types.d.ts" */
import { say } from "../../text/locale/say.js";
import { fragment } from "./markup.js";
import { about, clock } from "./pace.js";
import { GRADES } from "./schedule.js";
import { Telling } from "./telling.js";

const TICK = 250; // milliseconds

/**
 * What a card is made of. `due` says for each grade when the story would come again; `place` is its place in the set.
 * @typedef {object} Told
 * @property {string} id
 * @property {string} title
 * @property {string} question "" where the title comes first
 * @property {string} address
 * @property {string} place
 * @property {string} last what was said of the story before, "" for nothing
 * @property {import("./types.d.ts").Texts} texts
 * @property {number} pace
 * @property {(grade: Grade) => string} due
 * @property {(grade: Grade) => void} graded
 * @property {() => void} undo
 */

export class Card {
  /**
   * @param {HTMLElement} root
   * @param {Told} told
   */
  constructor(root, told) {
    this.root = root;
    this.told = told;
    this.telling = new Telling(told.texts, { hasQuestion: Boolean(told.question), pace: told.pace });
    this.clock = element("span", { class: "sb-practice__clock", role: "timer" });
    this.lap = element("span", { class: "sb-practice__pace" });
    this.pauser = element("button", { class: "sb-button", type: "button" }, say("practice.pause"));
    this.heading = element("h2", { class: "sb-practice__ask", tabindex: "-1" }, told.question || told.title);
    this.parts = element("div", { class: "sb-practice__parts", role: "log", "aria-label": say("practice.shown") });
    this.controls = element("div", { class: "sb-practice__controls" });
    this.pauser.addEventListener("click", () => this.pause());
    root.replaceChildren(this.row(), this.heading, this.hint(), this.parts, this.controls);
    root.hidden = false;
    this.drawNext();
    this.heading.focus({ preventScroll: true });
    root.scrollIntoView({ block: "nearest" });
    this.timer = setInterval(() => this.tick(), TICK);
    this.tick();
  }

  row() {
    const { place, last, undo } = this.told;
    const button = element("button", { class: "sb-button", type: "button" }, say("practice.undo"));
    button.addEventListener("click", undo);
    const before = last ? [element("span", {}, last), button] : [];
    return element(
      "p",
      { class: "sb-practice__row sb-practice__top" },
      element("span", {}, place),
      this.clock,
      this.pauser,
      element("span", { class: "sb-practice__last" }, before),
    );
  }

  hint() {
    const { question } = this.told;
    return element("p", { class: "sb-practice__hint" }, question ? say("practice.asked") : say("practice.titled"));
  }

  /** The way to the next piece: its name and its pace, nothing of its text. */
  drawNext() {
    const { next } = this.telling;
    if (!next) return this.drawGrades();
    const name = next.kind === "title" ? say("practice.the_title") : next.heading || say("practice.what_follows");
    const button = element("button", { class: "sb-search__button", type: "button" }, say("practice.show", { name }));
    button.addEventListener("click", () => this.reveal());
    this.button = button;
    this.controls.replaceChildren(
      element("p", { class: "sb-practice__row" }, button, this.lap),
      element("p", { class: "sb-practice__keys" }, say("practice.keys")),
    );
  }

  reveal() {
    if (!this.telling.next) return;
    const isFocused = document.activeElement === this.button;
    const { piece, took } = this.telling.reveal();
    this.parts.append(piece.kind === "title" ? this.title() : this.part(piece, took));
    this.drawNext();
    this.tick();
    if (isFocused) this.button?.focus({ preventScroll: true });
    this.parts.lastElementChild?.scrollIntoView({ block: "nearest" });
  }

  title() {
    return element("h3", { class: "sb-practice__title" }, this.told.title);
  }

  /**
   * @param {import("./telling.js").Piece} piece
   * @param {number} took
   */
  part({ heading, html, pace }, took) {
    return element(
      "div",
      { class: "sb-practice__part" },
      element(
        "h3",
        {},
        heading,
        " ",
        element("span", {}, say("practice.took_about", { took: clock(took), time: clock(pace) })),
      ),
      fragment(html, this.told.id),
    );
  }

  drawGrades() {
    const { telling, told } = this;
    const total = say("practice.total", { took: clock(telling.watch.time), time: about(telling.pace) });
    const grades = GRADES.map(([grade, key]) => {
      const button = element("button", { class: "sb-practice__grade", type: "button" });
      button.append(element("strong", {}, say(key)), element("span", {}, told.due(grade)));
      button.addEventListener("click", () => this.grade(grade));
      return button;
    });
    const keep = element("button", { class: "sb-keep", type: "button", "data-storybank-keep": told.id });
    this.button = grades[2];
    this.controls.replaceChildren(
      element(
        "p",
        { class: "sb-practice__total" },
        `${total} `,
        element("a", { href: told.address }, say("practice.whole")),
        " ",
        keep,
      ),
      element("div", { class: "sb-practice__grades", role: "group", "aria-label": say("practice.how_well") }, grades),
      element("p", { class: "sb-practice__keys" }, say("practice.grade_keys")),
    );
    self.storybankKept?.show(this.controls);
  }

  /** @param {Grade} grade */
  grade(grade) {
    if (this.telling.next) return;
    this.close();
    this.told.graded(grade);
  }

  pause() {
    const { watch, next } = this.telling;
    if (!next) return;
    if (watch.runs) watch.pause();
    else watch.start();
    this.tick();
  }

  tick() {
    if (!this.clock.isConnected) return this.close();
    const { watch, next, lap } = this.telling;
    const part = next?.pace ? say("practice.lap", { time: clock(lap), pace: clock(next.pace) }) : "";
    if (this.clock.textContent !== clock(watch.time)) this.clock.textContent = clock(watch.time);
    if (this.lap.textContent !== part) this.lap.textContent = part;
    this.pauser.textContent = watch.runs ? say("practice.pause") : say("practice.go_on");
    this.pauser.hidden = !next;
  }

  close() {
    clearInterval(this.timer);
  }

  /**
   * What a key does, where nothing else has it. Returns whether it did something.
   * @param {string} key
   */
  press(key) {
    if (key === " " || key === "Enter") this.reveal();
    else if (key.toLowerCase() === "c") this.pause();
    else if ("1234".includes(key)) this.grade(/** @type {Grade} */ (Number(key)));
    else return false;
    return true;
  }
}
