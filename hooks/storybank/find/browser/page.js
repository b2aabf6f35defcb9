/* The search page: reads the address, searches, draws, writes the address. */

/** @import { Facets, Found, Hit, Place, State } from "./types.d.ts" */
import { say } from "../../text/locale/say.js";
import * as address from "./address.js";
import { show } from "./bar.js";
import * as columns from "./columns.js";
import { competencies, onRenewed, pause, ready, search, story } from "./engine.js";
import * as filters from "./filters.js";
import { listenToKeys } from "./keys.js";
import { makeList } from "./list.js";
import { isReload, recall, remember, restore } from "./memory.js";
import * as notes from "./notes.js";
import { aside } from "./programs.js";

const PAUSE = 100; // milliseconds
const LARGE = 2_000; // stories; in a larger bank facets are not fetched before the first results stand
const WIDE = "(min-width: 60em)"; // room for the facets beside the list

class SearchPage {
  /** @type {State} */
  state = address.read(location.search);
  turn = 0;
  /** @type {(() => Promise<void>) | null} what is drawn around the list once somebody wants to see it */
  around = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.input = /** @type {HTMLInputElement} */ (this.at("q"));
    this.panel = /** @type {HTMLDetailsElement} */ (this.at("facets"));
    this.sort = /** @type {HTMLSelectElement} */ (this.at("sort"));
    this.list = makeList({
      box: this.input,
      results: this.at("results"),
      more: this.at("more"),
      pages: this.at("pages"),
      pagesList: this.at("pages-list"),
      end: this.at("help"),
      failed: (error) => this.failed(error),
    });
  }

  /**
   * A part of the page.
   * @param {string} name
   */
  at(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`#find-${name}`));
  }

  /** @param {boolean} isReturn */
  open(isReturn) {
    this.listen();
    this.at("off").hidden = true;
    this.panel.open = matchMedia(WIDE).matches;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-find-live]"))) {
      part.hidden = false;
    }
    this.fill();
    if (location.hash === "#find-q") this.input.focus(); // from the magnifier of a narrow window
    this.run(isReturn ? recall() : null);
  }

  /**
   * Search for what `state` says and draw it, or where a reader was.
   * @param {Place | null} [resume]
   */
  async run(resume = null) {
    this.turn += 1;
    const mine = this.turn;
    const isCurrent = () => mine === this.turn && this.root.isConnected;
    document.body.dataset.find = "busy";
    try {
      await this.draw(await search(this.state.q), isCurrent, resume);
    } catch (error) {
      if (isCurrent()) this.failed(error);
    }
  }

  /**
   * @param {unknown} error
   * @returns {never}
   */
  failed(error) {
    this.at("status").textContent = say("find.failed");
    this.at("off").hidden = false;
    document.body.dataset.find = "failed";
    throw error;
  }

  /**
   * Draw the list, then what stands around it: in a large bank only when nobody has typed for a while, so that a key has
   * its answer before the next one.
   * @param {Found} found
   * @param {() => boolean} isCurrent
   * @param {Place | null} resume
   */
  async draw(found, isCurrent, resume) {
    const { core } = await ready();
    this.state = address.declared(this.state, core.facets);
    const isLarge = core.stories > LARGE;
    if (!isLarge && this.isAsideSeen()) Promise.all([columns.facets(), aside()]).catch(() => {}); // awaited below
    const first = filters.isNarrowed(this.state)
      ? await columns.narrow(found, this.state)
      : { hits: found.stories, facets: null };
    if (!isCurrent()) return;
    const above = () => this.drawAbove(found, first.hits);
    if (!(await this.list.draw(first.hits, found.terms, resume?.count ?? 0, { isCurrent, above }))) return;
    if (isLarge && first.hits.length) {
      this.finish(resume);
      await pause(PAUSE);
    }
    if (!isCurrent()) return;
    this.around = async () => {
      this.around = null;
      const { facets, hits } = first.facets ? first : await columns.narrow(found, this.state);
      await this.drawAround(found, facets, hits, isCurrent);
    };
    if (this.isAsideSeen() || !first.hits.length) await this.around();
    this.list.drawPages(found.pages, found.terms, isCurrent).catch((error) => this.failed(error));
    if (isCurrent() && document.body.dataset.find === "busy") this.finish(resume);
  }

  /**
   * @param {Found} found
   * @param {Hit[]} hits
   */
  drawAbove(found, hits) {
    this.at("note").replaceChildren(...notes.note(found, hits));
    this.at("help").replaceChildren();
    this.at("status").textContent = notes.status(found, hits.length, this.state);
  }

  /**
   * @param {Found} found
   * @param {Facets} facets
   * @param {Hit[]} hits
   * @param {() => boolean} isCurrent
   */
  async drawAround(found, facets, hits, isCurrent) {
    const engine = await ready();
    const { drawFacets, help } = await aside();
    const told = { ...engine, story, competencies };
    const helping = hits.length ? [] : await help(found, this.state, facets, told, this.root.dataset);
    if (!isCurrent()) return;
    const chosen = filters.known(facets, this.state.filters, engine.core);
    this.at("note").append(...notes.unknown(filters.unknown(facets, this.state.filters, engine.core)));
    this.at("help").replaceChildren(...helping);
    drawFacets(this.at("facets-list"), engine.core.facets, filters.count(found.stories, facets, chosen));
  }

  /** Whether the facets are in sight, or narrow the list. */
  isAsideSeen() {
    return this.panel.open || filters.isNarrowed(this.state);
  }

  /** @param {Place | null} resume */
  finish(resume) {
    this.at("off").hidden = true;
    document.body.dataset.find = "ready";
    if (resume) restore(this.root, resume);
  }

  /**
   * Show a new state, and write it into the address.
   * @param {Partial<State>} changes
   */
  change(changes) {
    this.state = { ...this.state, ...changes };
    show(this.state, this.root);
    this.run();
  }

  fill() {
    this.input.value = this.state.q;
    this.sort.value = this.state.sort;
  }

  /**
   * A link leads to another state of this page, or away from it.
   * @param {Event} event
   * @param {HTMLAnchorElement} link
   */
  follow(event, link) {
    if (link.matches("[data-find-state]")) {
      event.preventDefault();
      event.stopPropagation();
      this.change(address.read(new URL(link.href).search));
      this.fill();
      this.input.focus();
      return;
    }
    const story = /** @type {HTMLElement | null} */ (link.closest("[data-story]"))?.dataset.story;
    if (story) remember({ ...this.place(), focus: story });
  }

  /** @returns {Place} */
  place() {
    return { count: this.list.count(), focus: "", top: scrollY };
  }

  listen() {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const typed = () => this.change({ q: this.input.value });
    this.input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(typed); // what is typed in one go is one search
    });
    this.at("form").addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      typed();
    });
    this.sort.addEventListener("change", () => this.change({ sort: this.sort.value }));
    this.panel.addEventListener("toggle", () => {
      if (this.panel.open) this.around?.().catch((error) => this.failed(error));
    });
    this.at("facets-list").addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) this.change({ filters: filters.toggled(this.state.filters, target) });
    });
    this.root.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a");
      if (link) this.follow(event, link);
    });
    addEventListener("pagehide", () => {
      if (this.root.isConnected) remember({ ...this.place(), focus: recall()?.focus ?? "" });
    });
    onRenewed(() => {
      if (this.root.isConnected) this.run(this.place());
    });
    listenToKeys(this.root, this.input);
  }
}

/**
 * Open the search page if it is the page that is shown; once for each time that it is shown. `isReturn`: the reader came
 * back to it.
 * @param {boolean} [isReturn]
 */
export function openPage(isReturn = false) {
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-sb-find]"));
  if (!root || root.dataset.sbFind === "open") return;
  root.dataset.sbFind = "open";
  new SearchPage(root).open(isReturn || isReload());
}
