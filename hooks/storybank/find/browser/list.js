/* The list of results: drawn from the top, a page at a time, the first result as soon as it is there. What lies below the
   window is fetched when a reader comes near it. */

/** @import { Hit, Story } from "./types.d.ts" */
/** @import { Engine } from "./engine.js" */
import { isLate, page, ready, stories } from "./engine.js";
import { pageItem, storyItem, stubItem } from "./result.js";

/** How many results are fetched together. */
export const STEP = 2;

const PAGE = 10; // results above the button for more
const PASSED = "1000000px 0px"; // what a reader has jumped over is near as well
const AHEAD = `${PASSED} 100%`; // and the window below the one that is seen, once a reader scrolls

const MOST_PAGES = 4; // the search is for stories

/**
 * The elements of the list; `failed` is called when no more can be fetched.
 * @typedef {object} Parts
 * @property {HTMLInputElement} box
 * @property {HTMLElement} results
 * @property {HTMLElement} more
 * @property {HTMLElement} pages
 * @property {HTMLElement} pagesList
 * @property {HTMLElement} end stands below the results
 * @property {(error: unknown) => void} failed
 */

/**
 * One drawing: `isCurrent` says whether no newer search took over; `above` draws what stands above the list and is
 * called together with the first results.
 * @typedef {{ isCurrent: () => boolean, above: () => void }} Turn
 */

/**
 * Resolves when an element is in the window or above it; for a reader who scrolls, when it is near.
 * @param {HTMLElement} element
 */
const near = (element) =>
  new Promise((resolve) => {
    const watch = (/** @type {string} */ rootMargin) =>
      new IntersectionObserver(
        (changes, observer) => {
          if (!changes.some(({ isIntersecting }) => isIntersecting)) return;
          observer.disconnect();
          resolve(undefined);
        },
        { rootMargin },
      ).observe(element);
    watch(`${PASSED} 0px`);
    addEventListener("scroll", () => watch(AHEAD), { once: true, passive: true });
  });

/** @param {Parts} parts */
export function makeList(parts) {
  /** @type {Turn & { hits: Hit[], terms: Set<string>, count: number, wanted: number, rest: Promise<unknown> }} */
  let shown = {
    hits: [],
    terms: new Set(),
    count: 0,
    wanted: 0,
    rest: Promise.resolve(),
    isCurrent: () => false,
    above: () => {},
  };

  /**
   * Put items in the place of the list. A focus in it stays at its story, or else goes to the box.
   * @param {HTMLElement[]} items
   * @param {() => void} above
   */
  function replace(items, above) {
    const { activeElement } = document;
    /** @type {HTMLElement | null | undefined} */
    const focused = parts.results.contains(activeElement) ? activeElement?.closest("[data-story]") : null;
    parts.results.replaceChildren(...items);
    self.storybankKept?.offer(items);
    above();
    if (!focused) return;
    const again = items.find(({ dataset }) => dataset.story === focused.dataset.story);
    (again?.querySelector("a") ?? parts.box).focus({ preventScroll: true });
  }

  /**
   * Show what is known of the first story until it is there: at once where nothing is shown yet, else on a slow line.
   * @param {Hit} hit
   * @param {Promise<Story>} story
   * @param {Engine} engine
   * @param {Turn} turn
   */
  async function announce({ number }, story, engine, { isCurrent, above }) {
    const known = engine.leaves.stub(number);
    if (parts.results.childElementCount && !(await isLate(story))) return;
    if (known && isCurrent()) replace([stubItem(known, engine)], above);
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  async function append(from, to) {
    const mine = shown;
    const engine = await ready();
    const hits = mine.hits.slice(from, to);
    const told = stories(hits.map(({ number }) => number));
    for (const story of told) story.catch(() => {}); // awaited below, in order
    if (!from && hits.length) await announce(hits[0], told[0], engine, mine);
    for (const [at, hit] of hits.entries()) {
      const item = storyItem(hit, await told[at], mine.terms, engine);
      if (!mine.isCurrent()) return false;
      if (from + at) {
        parts.results.append(item);
        self.storybankKept?.offer([item]);
      } else replace([item], mine.above);
    }
    if (!mine.isCurrent()) return false;
    if (!from && !hits.length) replace([], mine.above);
    mine.count = Math.min(to, mine.hits.length);
    parts.more.hidden = mine.count >= mine.hits.length || mine.count < mine.wanted;
    return true;
  }

  /**
   * Keep the room of results that are still to come, so that what stands below does not move far.
   * @param {number} count
   */
  function reserve(count) {
    const { style, children } = parts.results;
    style.paddingBottom = "0";
    if (count) style.paddingBottom = `${(parts.results.offsetHeight / children.length) * count}px`;
  }

  /** The rest of what is wanted, a few at a time. */
  async function rest() {
    const mine = shown;
    const all = Math.min(mine.wanted, mine.hits.length);
    for (;;) {
      reserve(all - mine.count);
      if (mine.count === all) return;
      const last = /** @type {HTMLElement} */ (parts.results.lastElementChild);
      await near(/** @type {HTMLElement} */ (last.lastElementChild ?? last)); // its end: what is below comes into sight
      if (!mine.isCurrent() || !(await append(mine.count, Math.min(mine.count + STEP, mine.wanted)))) return;
    }
  }

  /**
   * Show hits from the top, at least `count` of them. Resolves to false if a newer search took over.
   * @param {Hit[]} hits
   * @param {Set<string>} terms
   * @param {number} count
   * @param {Turn} turn
   */
  async function draw(hits, terms, count, turn) {
    shown = { hits, terms, count: 0, wanted: Math.max(PAGE, count), rest: Promise.resolve(), ...turn };
    parts.more.hidden = true;
    if (!(await append(0, Math.max(STEP, count)))) return false;
    shown.rest = rest();
    shown.rest.catch(parts.failed);
    return true;
  }

  /** Show the next page and move the focus to its first story. */
  async function more() {
    if (parts.more.hidden) return; // it is on its way
    const from = shown.count;
    shown.wanted = from + PAGE;
    parts.more.hidden = true;
    if (await append(from, from + PAGE)) parts.results.children[from]?.querySelector("a")?.focus();
  }

  /**
   * @param {Hit[]} hits
   * @param {Set<string>} terms
   * @param {() => boolean} isCurrent
   */
  async function drawPages(hits, terms, isCurrent) {
    parts.pages.hidden = true;
    await shown.rest;
    await near(parts.end);
    if (!isCurrent()) return;
    const engine = await ready();
    const found = await Promise.all(hits.slice(0, MOST_PAGES).map(({ number }) => page(number)));
    if (!isCurrent()) return;
    parts.pagesList.replaceChildren(...found.map((one) => pageItem(one, terms, engine)));
    parts.pages.hidden = !found.length;
  }

  parts.more.addEventListener("click", () => more().catch(parts.failed));
  return { draw, drawPages, count: () => shown.count };
}
