/* The form in which a reader chooses what to practise. */

import { element } from "../../find/browser/element.js";
/** @import { Core, Rehearsal, StorySet } from "./types.d.ts" */
import { say } from "../../text/locale/say.js";

const CHOICES = /** @type {const} */ ([
  ["due", "practice.set_due"],
  ["all", "practice.set_all"],
  ["kept", "practice.set_kept"],
  ["search", "practice.set_search"],
]);
const GIVEN = "given"; // the set of the address, which no other entry names

/** A seed that nobody had before. */
const newSeed = () => Math.random().toString(36).slice(2, 8);

export class Setup {
  /** @type {StorySet | null} */
  given = null;
  seed = "";

  /**
   * @param {HTMLFormElement} form
   * @param {Core} core
   * @param {(rehearsal: Rehearsal) => void} begin
   */
  constructor(form, core, begin) {
    this.form = form;
    this.core = core;
    this.set = /** @type {HTMLSelectElement} */ (form.elements.namedItem("set"));
    this.words = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.shuffle = /** @type {HTMLInputElement} */ (form.elements.namedItem("shuffle"));
    this.set.replaceChildren(
      ...CHOICES.map(([value, key]) => element("option", { value }, say(key))),
      element(
        "optgroup",
        { label: say("principles.title") },
        core.principles
          .filter((_, at) => core.stories.some(([, , principle]) => principle === at))
          .map(([slug, title]) => element("option", { value: `principle ${slug}` }, title)),
      ),
    );
    this.set.addEventListener("change", () => this.showWords());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.words.required && !this.words.value.trim()) return;
      begin(this.read());
    });
  }

  showWords() {
    const isSearch = this.set.value === "search";
    this.words.required = isSearch;
    /** @type {HTMLElement} */ (this.words.closest("[data-practice]")).hidden = !isSearch;
  }

  /**
   * Show a rehearsal as the choices that lead to it.
   * @param {Rehearsal} rehearsal
   */
  show({ set, first, seed }) {
    this.given = set;
    this.seed = seed;
    const value = set.kind === "principle" ? `principle ${set.values[0]}` : set.kind;
    this.set.querySelector(`option[value=${GIVEN}]`)?.remove();
    this.set.value = value;
    if (this.set.value !== value) {
      this.set.prepend(element("option", { value: GIVEN }, this.named(set)));
      this.set.value = GIVEN;
    }
    if (set.kind === "search") this.words.value = set.values[0];
    /** @type {RadioNodeList} */ (this.form.elements.namedItem("first")).value = first;
    this.shuffle.checked = Boolean(seed);
    this.showWords();
  }

  /** @param {StorySet} set */
  named({ kind, values }) {
    const question = kind === "question" && this.core.questions.find(([id]) => id === values[0]);
    if (question) return question[1];
    if (kind === "stories") return say("practice.set_stories", { n: values.length });
    return say("practice.set_link");
  }

  /** @returns {Rehearsal} */
  read() {
    const first = /** @type {RadioNodeList} */ (this.form.elements.namedItem("first")).value;
    return {
      set: this.chosen(),
      first: first === "title" ? "title" : "question",
      seed: this.shuffle.checked ? this.seed || newSeed() : "",
    };
  }

  /** @returns {StorySet} */
  chosen() {
    const { value } = this.set;
    if (value === GIVEN && this.given) return this.given;
    if (value === "search") return { kind: "search", values: [this.words.value.trim()] };
    if (value.startsWith("principle ")) return { kind: "principle", values: [value.slice("principle ".length)] };
    return { kind: /** @type {"all" | "due" | "kept"} */ (value), values: [] };
  }
}
