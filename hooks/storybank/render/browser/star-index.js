/* The STAR index: sort and filter in place.
 *
 * The table is complete without this. With it, rows are read once; after each change the ones to show are put in place
 * in one step, at most SHOWN of them until the reader asks for all: thousands of rows stay quick.
 */

/** @typedef {ReturnType<typeof readRow>} Row */

import { onPage } from "../../engines/mkdocs/theme/assets/storybank/js/on-page.js";
import { say } from "../../text/locale/say.js";
import { fold, wordsOf } from "./fold.js";

const SHOWN = 200;
const compare = new Intl.Collator(document.documentElement.lang || "en", { numeric: true }).compare;

/**
 * @param {HTMLTableRowElement} row
 * @param {number} position
 */
function readRow(row, position) {
  const cells = [...row.cells].map((cell) => cell.textContent);
  const { keywords = "", principle } = row.dataset;
  return {
    row,
    position,
    cells: cells.map((cell) => cell.trim()),
    text: fold([...cells, keywords.replaceAll("-", " ")].join(" ")),
    principle,
    keywords: new Set(keywords.split(" ")),
    measured: "measured" in row.dataset,
  };
}

class Index {
  column = -1;
  descending = false;
  all = false;

  /**
   * @param {HTMLTableElement} table
   * @param {HTMLFormElement} form
   * @param {HTMLElement} status
   * @param {HTMLElement} more
   */
  constructor(table, form, status, more) {
    this.table = table;
    this.head = [.../** @type {HTMLTableSectionElement} */ (table.tHead).rows[0].cells];
    this.words = /** @type {HTMLInputElement} */ (form.elements.namedItem("words"));
    this.principle = /** @type {HTMLSelectElement} */ (form.elements.namedItem("principle"));
    this.keyword = /** @type {HTMLSelectElement} */ (form.elements.namedItem("keyword"));
    this.measured = /** @type {HTMLInputElement} */ (form.elements.namedItem("measured"));
    this.button = /** @type {HTMLButtonElement} */ (more.querySelector("button"));
    this.form = form;
    this.status = status;
    this.more = more;
    this.body = table.tBodies[0];
    this.empty = /** @type {HTMLElement} */ (more.previousElementSibling);
    this.search = /** @type {HTMLAnchorElement} */ (this.empty.querySelector("a"));
    this.rows = [...this.body.rows].map(readRow);
    this.addSortButtons();
    form.hidden = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("submit", (event) => event.preventDefault());
    this.button.addEventListener("click", () => this.showAll());
    this.empty.querySelector("button")?.addEventListener("click", () => this.clear());
  }

  addSortButtons() {
    for (const [column, head] of this.head.entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sb-sort";
      button.textContent = head.textContent;
      button.addEventListener("click", () => this.sortBy(column));
      head.replaceChildren(button);
    }
  }

  /**
   * Ascending, then descending, then the order of the bank again.
   * @param {number} column
   */
  sortBy(column) {
    if (this.column !== column) [this.column, this.descending] = [column, false];
    else if (!this.descending) this.descending = true;
    else [this.column, this.descending] = [-1, false];
    for (const [at, head] of this.head.entries()) {
      if (at === this.column) head.setAttribute("aria-sort", this.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    this.draw();
  }

  showAll() {
    const next = this.body.rows[SHOWN - 1]?.nextElementSibling;
    this.all = true;
    this.draw();
    (next ?? this.body.rows[SHOWN])?.querySelector("a")?.focus();
  }

  /** Take the filter from the address, so that a link or a reload shows the same rows. */
  readAddress() {
    const values = new URLSearchParams(location.search);
    this.words.value = values.get("words") ?? "";
    for (const select of [this.principle, this.keyword]) {
      const wanted = values.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
    }
    this.measured.checked = values.get("measured") === "1";
  }

  changed() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value) query.append(name, String(value));
    history.replaceState(history.state, "", query.size ? `?${query}` : location.pathname);
    this.all = false;
    this.draw();
  }

  /** Take every filter away; the reader goes on in the first field. */
  clear() {
    this.words.value = "";
    for (const select of [this.principle, this.keyword]) select.value = "";
    this.measured.checked = false;
    this.changed();
    this.words.focus();
  }

  matching() {
    const [principle, keyword] = [this.principle.value, this.keyword.value];
    const wanted = wordsOf(this.words.value);
    return this.rows.filter(
      (row) =>
        (!principle || row.principle === principle) &&
        (!keyword || row.keywords.has(keyword)) &&
        (!this.measured.checked || row.measured) &&
        wanted.every((word) => row.text.includes(word)),
    );
  }

  /** @param {Row[]} rows */
  ordered(rows) {
    if (this.column < 0) return rows;
    const sign = this.descending ? -1 : 1;
    /** @type {(a: Row, b: Row) => number} */
    const by = (a, b) => sign * compare(a.cells[this.column], b.cells[this.column]) || a.position - b.position;
    return rows.sort(by);
  }

  draw() {
    const rows = this.ordered(this.matching());
    const shown = this.all ? rows : rows.slice(0, SHOWN);
    this.body.replaceChildren(...shown.map(({ row }) => row));
    self.storybankKept?.offer(shown.map(({ row }) => row));
    this.more.hidden = shown.length === rows.length;
    this.button.textContent = say("star_index.show_all_of", { n: rows.length });
    this.status.textContent = this.count(rows.length);
    this.empty.hidden = rows.length > 0;
    if (!rows.length) this.search.search = String(new URLSearchParams({ q: this.words.value }));
  }

  /** @param {number} found */
  count(found) {
    const n = this.rows.length;
    return found === n ? say("count.stories", { n }) : say("star_index.found", { found, n });
  }
}

onPage((root) => {
  /** @type {HTMLTableElement | null} */
  const table = root.querySelector("[data-sb-index]");
  if (!table) return;
  const index = new Index(
    table,
    /** @type {HTMLFormElement} */ (root.querySelector("[data-sb-filter]")),
    /** @type {HTMLElement} */ (root.querySelector("[data-sb-filter-status]")),
    /** @type {HTMLElement} */ (root.querySelector("[data-sb-index-more]")),
  );
  index.readAddress();
  index.draw();
});
