/* The practice page: takes a set of stories, shows one after the other, and remembers how well each came. */

import { element } from "../../find/browser/element.js";
import { address, page } from "../../find/browser/site.js";
/** @import { Core, Grade, Progress, Reader, Rehearsal } from "./types.d.ts" */
import { filled, say } from "../../text/locale/say.js";
import { BadFile, download, items, textOf, written } from "./backup.js";
import { Card } from "./card.js";
import { found } from "./found.js";
import * as progress from "./progress.js";
import { graded, today } from "./schedule.js";
import * as sets from "./sets.js";
import { Setup } from "./setup.js";
import { makeStore } from "./store.js";
import { texts } from "./texts.js";
import { drawNext, when } from "./upcoming.js";

const FORMAT = "storybank-practice";
const AGAIN = 1;
const FILE = { format: FORMAT, most: progress.MOST, read: progress.progressOf };
const store = makeStore("practice", page("").replace(/index\.html$/, ""));
const recall = () => progress.recalled(store.load());

export class PracticePage {
  /** @type {Card | null} */
  card = null;
  /** @type {number[]} */
  queue = [];
  at = 0;
  /** What the last grade has changed, for who did not mean it.
   * @type {{ story: string, before: Progress | undefined, said: string, queue: number[] } | null} */
  last = null;
  /** @type {Rehearsal} */
  rehearsal = { set: { kind: "all", values: [] }, first: "question", seed: "" };
  /** @type {Reader} */
  reader = { kept: [], due: [], found: [] };

  /**
   * @param {HTMLElement} root
   * @param {Core} core
   * @param {(error: unknown) => void} failed
   */
  constructor(root, core, failed) {
    this.root = root;
    this.core = core;
    this.failed = failed;
    this.setup = new Setup(/** @type {HTMLFormElement} */ (this.part("setup")), core, (chosen) => this.take(chosen));
    this.part("export").addEventListener("click", () => this.save());
    this.part("import").addEventListener("change", () => this.takeIn());
    this.draw();
  }

  /** Stand in the page, once it is known how: what was drawn does not move. */
  appear() {
    /** @type {HTMLElement} */ (this.root.querySelector("[data-sb-off]")).hidden = true;
    this.part("live").hidden = false;
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-practice=${name}]`));
  }

  /** @param {string} text */
  say(text) {
    this.part("status").textContent = text;
  }

  /** Take up what the address names, or let the reader choose. */
  async open() {
    const asked = sets.read(location.search);
    const set = progress.due(recall(), today()).length ? "due" : "all";
    this.setup.show(asked ?? { ...this.rehearsal, set: { kind: set, values: [] } });
    if (asked) await this.begin(asked);
    this.appear();
  }

  /** What the page says around the card. */
  draw() {
    this.part("next").replaceChildren(...drawNext(recall().values(), today()));
    this.part("note").hidden = store.isKept();
  }

  /** @param {Rehearsal} rehearsal */
  take(rehearsal) {
    this.begin(rehearsal).catch(this.failed);
  }

  /** @param {Rehearsal} rehearsal */
  async begin(rehearsal) {
    this.close();
    this.rehearsal = rehearsal;
    this.say("…");
    const isSearch = rehearsal.set.kind === "search";
    this.reader = {
      kept: self.storybankKept?.items() ?? [],
      due: progress.due(recall(), today()),
      found: isSearch ? await found(this.core, rehearsal.set.values[0]) : [],
    };
    this.queue = sets.stories(rehearsal, this.core, this.reader);
    history.replaceState(history.state, "", sets.write(rehearsal));
    if (!this.queue.length) return this.say(this.nothing());
    this.say(say("count.stories", { n: this.queue.length }));
    await Promise.all(this.queue.map((number) => texts(this.core, number))); // from here on without a network
    await this.show();
  }

  nothing() {
    const { kind } = this.rehearsal.set;
    if (kind === "due") return say("practice.none_due");
    if (kind === "kept") return say("practice.none_kept");
    return say("practice.none");
  }

  async show() {
    const number = this.queue[this.at];
    if (number === undefined) return this.end();
    const [id, title] = this.core.stories[number];
    const [day, before] = [today(), recall().get(id)];
    const told = await texts(this.core, number);
    this.part("setup").hidden = true;
    this.say("");
    this.appear();
    this.card = new Card(this.part("card"), {
      id,
      title,
      question: sets.question(this.rehearsal, this.core, number),
      address: address(this.core.addresses.story, id),
      place: say("count.part", { found: this.at + 1, n: this.queue.length }),
      last: this.last?.said ?? "",
      texts: told,
      pace: this.core.pace,
      due: (grade) => when(graded(id, before, grade, day).due, day),
      graded: (grade) => this.graded(number, grade),
      undo: () => this.undo(),
    });
  }

  /**
   * @param {number} number
   * @param {Grade} grade
   */
  graded(number, grade) {
    const [story] = this.core.stories[number];
    const [all, day] = [recall(), today()]; // another tab may have practised since
    const before = all.get(story);
    const after = graded(story, before, grade, day);
    this.last = { story, before, said: say("practice.comes_again", { when: when(after.due, day) }), queue: this.queue };
    store.save([...all.set(story, after).values()]);
    if (grade === AGAIN) this.queue = [...this.queue, number];
    this.at += 1;
    this.draw();
    this.show().catch(this.failed);
  }

  undo() {
    if (!this.last) return;
    const { story, before, queue } = this.last;
    const all = recall();
    if (before) all.set(story, before);
    else all.delete(story);
    store.save([...all.values()]);
    this.card?.close();
    this.queue = queue;
    this.at -= 1;
    this.last = null;
    this.draw();
    this.show().catch(this.failed);
  }

  end() {
    const link = new URL(sets.write(sets.shared(this.rehearsal, this.reader)), location.href).href;
    const again = element("button", { class: "sb-search__button", type: "button" }, say("practice.once_more"));
    const other = element("button", { class: "sb-button", type: "button" }, say("practice.others"));
    const undo = element("button", { class: "sb-button", type: "button" }, say("practice.undo_last"));
    again.addEventListener("click", () => this.take(this.rehearsal));
    other.addEventListener("click", () => this.choose());
    undo.addEventListener("click", () => this.undo());
    const heading = element("h2", { class: "sb-practice__ask", tabindex: "-1" }, say("practice.told"));
    this.part("card").replaceChildren(
      heading,
      element("p", {}, `${say("practice.told_stories", { n: this.at })} ${this.last?.said ?? ""}`),
      element("p", { class: "sb-practice__row" }, again, other, undo),
      element("p", {}, filled("practice.share", { link: element("a", { href: link }, say("practice.link")) })),
    );
    heading.focus({ preventScroll: true });
  }

  choose() {
    this.close();
    this.setup.set.focus();
  }

  close() {
    this.card?.close();
    this.card = null;
    this.last = null;
    this.at = 0;
    this.part("card").hidden = true;
    this.part("setup").hidden = false;
    this.say("");
  }

  save() {
    download("practice.json", "application/json", written(FORMAT, [...recall().values()]));
    this.part("said").textContent = say("file.saved");
  }

  async takeIn() {
    const input = /** @type {HTMLInputElement} */ (this.part("import"));
    const [file] = input.files ?? [];
    if (!file) return;
    this.part("said").textContent = await this.taken(file);
    input.value = "";
    this.draw();
  }

  /** @param {File} file */
  async taken(file) {
    try {
      const known = new Set(this.core.stories.map(([id]) => id));
      const all = items(await textOf(file), FILE);
      const ours = all.filter(({ story }) => known.has(story));
      store.save([...progress.merged(recall(), ours).values()]);
      const others = all.length - ours.length;
      const left = others ? ` ${say("practice.not_here", { n: others })}` : "";
      return say("practice.taken", { n: ours.length }) + left;
    } catch (error) {
      if (error instanceof BadFile) return say("file.refused", { why: error.message });
      throw error;
    }
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (!this.card || ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return;
    if (target !== document.body && !this.part("card").contains(target)) return;
    const has = target.closest("button, a, input, select, textarea, summary");
    if (has && (key === " " || key === "Enter")) return; // its own
    if (this.card.press(key)) event.preventDefault();
  }
}
