/* The search page: reads the address, searches, draws, writes the address. */

/** @import { Facets, Found, Hit, Place, State } from "./types.d.ts" */
import { say } from "../../text/locale/say.js";
import * as address from "./address.js";
import { show } from "./bar.js";
import { onRenewed, pause, ready, search } from "./engine.js";
import { draw as drawFacets } from "./facets.js";
import * as filters from "./filters.js";
import * as help from "./help.js";
import { listenToKeys } from "./keys.js";
import { counted, makeList } from "./list.js";
import { isReload, recall, remember, restore } from "./memory.js";

const PAUSE = 100; // milliseconds
const LARGE = 2_000; // stories; in a larger bank facets are not fetched before the first results stand
const WIDE = "(min-width: 60em)"; // room for the facets beside the list

class SearchPage {
  /** @type {State} */
  state = address.read(location.search);
  turn = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.input = /** @type {HTMLInputElement} */ (this.at("q"));
    this.sort = /** @type {HTMLSelectElement} */ (this.at("sort"));
    this.list = makeList({
      box: this.input,
      results: this.at("results"),
      more: this.at("more"),
      pages: this.at("pages"),
      pagesList: this.at("pages-list"),
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
    /** @type {HTMLDetailsElement} */ (this.at("facets")).open = matchMedia(WIDE).matches;
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
    if (!isLarge) filters.load().catch(() => {}); // awaited below
    const first = this.isNarrowed() ? await this.narrowed(found) : { hits: found.stories, facets: null };
    if (!isCurrent()) return;
    const above = () => this.drawAbove(found, first.hits);
    if (!(await this.list.draw(first.hits, found.terms, resume?.count ?? 0, { isCurrent, above }))) return;
    if (isLarge && first.hits.length) {
      this.finish(resume);
      await pause(PAUSE);
    }
    if (isCurrent()) {
      const { facets, hits } = first.facets ? first : await this.narrowed(found);
      await this.drawAround(found, facets, hits, isCurrent);
    }
    if (isCurrent() && document.body.dataset.find === "busy") this.finish(resume);
  }

  /**
   * @param {Found} found
   * @param {Hit[]} hits
   */
  drawAbove(found, hits) {
    this.at("note").replaceChildren(...help.note(found, hits));
    this.at("help").replaceChildren();
    this.at("status").textContent = this.status(found, hits);
  }

  /**
   * @param {Found} found
   * @param {Facets} facets
   * @param {Hit[]} hits
   * @param {() => boolean} isCurrent
   */
  async drawAround(found, facets, hits, isCurrent) {
    const engine = await ready();
    const helping = hits.length ? [] : await help.empty(found, this.state, facets, engine, this.root.dataset);
    if (!isCurrent()) return;
    const chosen = filters.known(facets, this.state.filters, engine.core);
    this.at("note").append(...help.unknown(filters.unknown(facets, this.state.filters, engine.core)));
    this.at("help").replaceChildren(...helping);
    drawFacets(this.at("facets-list"), engine.core.facets, filters.count(found.stories, facets, chosen));
    await this.list.drawPages(found.pages, found.terms, isCurrent);
  }

  isNarrowed() {
    return this.state.sort !== "best" || [...this.state.filters.values()].some((chosen) => chosen.size);
  }

  /**
   * @param {Found} found
   * @param {Hit[]} hits
   */
  status(found, hits) {
    const n = hits.length;
    return found.clauses.length || this.isNarrowed() ? counted(found, n) : say("count.stories", { n });
  }

  /** @param {Found} found */
  async narrowed(found) {
    const [held, { core }] = [await filters.load(), await ready()];
    const facets = new Map([...held, ...(found.clauses.length ? filters.matched(found.stories, core) : [])]);
    const chosen = filters.known(facets, this.state.filters, core);
    return { facets, hits: filters.sorted(filters.apply(found.stories, facets, chosen), this.state.sort, facets) };
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
