/* The pack page: what was kept as a list, as a sheet, and as files. */

/** @import { Core, Kept } from "./types.d.ts" */
/** @import { Entry } from "./pack-entries.js" */
import { say } from "../../text/locale/say.js";
import { deck } from "./anki.js";
import { BadFile, download, items, textOf, written } from "./backup.js";
import { isItem, joined, MOST, moved } from "./kept.js";
import { entries } from "./pack-entries.js";
import { drawList, listenToDrags } from "./pack-list.js";
import { markdownFile } from "./pack-markdown.js";
import { flashcards, sheet } from "./pack-sheet.js";

const FORMAT = "storybank-pack";
const FILE = {
  format: FORMAT,
  most: MOST,
  read: (/** @type {unknown} */ value) => (isItem(value) ? { item: value } : say("file.no_item")),
};

export class PackPage {
  /** @type {Entry[]} */
  entries = [];
  /** @type {string[] | null} */
  before = null;
  turn = 0;

  /**
   * @param {HTMLElement} root
   * @param {Core} core
   * @param {Kept} kept
   * @param {(error: unknown) => void} failed
   */
  constructor(root, core, kept, failed) {
    this.root = root;
    this.core = core;
    this.kept = kept;
    this.failed = failed;
    this.form = /** @type {HTMLSelectElement} */ (this.part("form"));
    this.listen();
  }

  /** @param {string} name */
  part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-pack=${name}]`));
  }

  listen() {
    this.form.addEventListener("change", () => this.drawSheet());
    listenToDrags(this.part("list"), (item, to) => this.move(item, to));
    /** @type {Record<string, () => void>} */
    const acts = {
      print: () => print(),
      undo: () => this.undo(),
      clear: () => this.change([], say("pack.cleared")),
      markdown: () => this.save("pack.md", "text/markdown", markdownFile(this.entries)),
      anki: () => this.save("pack-anki.txt", "text/plain", deck(flashcards(this.entries))),
      export: () => this.save("pack.json", "application/json", written(FORMAT, this.kept.items())),
    };
    for (const [name, act] of Object.entries(acts)) this.part(name).addEventListener("click", act);
    this.part("import").addEventListener("change", () => this.takeIn());
  }

  async draw() {
    this.turn += 1;
    const mine = this.turn;
    const found = await entries(this.core, this.kept.items());
    if (mine !== this.turn) return; // a later change has overtaken this one
    this.entries = found;
    this.part("note").hidden = this.kept.isKept();
    this.part("empty").hidden = found.length > 0;
    this.part("full").hidden = !found.length;
    this.part("undo").hidden = !this.before;
    drawList(this.part("list"), found, {
      move: (item, to) => this.move(item, to),
      remove: (item) => this.remove(item),
    });
    this.drawSheet();
    /** @type {HTMLElement} */ (this.root.querySelector("[data-sb-off]")).hidden = true;
    this.part("live").hidden = false;
  }

  drawSheet() {
    this.part("sheet").replaceChildren(...sheet(this.entries, this.form.value));
  }

  /** Draw what was changed here, in another tab, or by a button on this page. */
  changed() {
    if (this.root.isConnected) this.draw().catch(this.failed);
  }

  /**
   * @param {string[]} to
   * @param {string} said
   */
  change(to, said) {
    this.before = this.kept.items();
    this.say(said);
    this.kept.change(to);
  }

  /** @param {string} text */
  say(text) {
    this.part("said").textContent = text;
  }

  /**
   * @param {string} item
   * @param {number} to
   */
  move(item, to) {
    const items = moved(this.kept.items(), item, to);
    this.say(say("pack.moved", { title: this.title(item), place: items.indexOf(item) + 1, n: items.length }));
    this.kept.change(items);
  }

  /** @param {string} item */
  remove(item) {
    const left = this.kept.items().filter((other) => other !== item);
    this.change(left, say("pack.removed", { title: this.title(item) }));
    this.part("undo").hidden = false;
    this.part("undo").focus();
  }

  /** @param {string} item */
  title(item) {
    return this.entries.find((entry) => entry.item === item)?.title ?? item;
  }

  undo() {
    if (!this.before) return;
    this.kept.change(this.before);
    this.before = null;
    this.say(say("pack.undone"));
    this.part("list").querySelector("a")?.focus();
  }

  /**
   * @param {string} name
   * @param {string} type
   * @param {string} text
   */
  save(name, type, text) {
    download(name, type, text);
    this.say(say("file.saved_as", { name }));
  }

  async takeIn() {
    const input = /** @type {HTMLInputElement} */ (this.part("import"));
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      const listed = items(await textOf(file), FILE).map(({ item }) => item);
      this.change(joined(this.kept.items(), listed), say("pack.taken", { n: listed.length }));
    } catch (error) {
      if (!(error instanceof BadFile)) throw error;
      this.say(say("file.refused", { why: error.message }));
    }
    input.value = "";
  }
}
