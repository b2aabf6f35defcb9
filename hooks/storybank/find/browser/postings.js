/* Reads the leaves of the index: which entries hold a term, in which fields, how strongly, at which positions. */

/** @import { Core, Entry, Fetch, LeafRow, Postings, Stub } from "./types.d.ts" */

const MOST_LEAVES = 4; // in which a short prefix is looked for; those of a small bank are smaller

/** @typedef {ReturnType<typeof makeLeaves>} Leaves */

/**
 * Numbers that rise, from their gaps.
 * @param {number[]} gaps
 */
export function rising(gaps) {
  let last = 0;
  return Uint32Array.from(gaps, (gap) => {
    last += gap;
    return last;
  });
}

/**
 * What can be shown of a story before it is fetched, from "id title", `skip` words further on.
 * @param {string} text
 * @returns {Stub}
 */
function stub(text, skip = 0) {
  const words = text.split(" ");
  const title = words.slice(skip + 1).join(" ");
  return { id: words[skip] || named(title), title };
}

/**
 * The id that a title has by itself, which is left out.
 * @param {string} title
 */
const named = (title) =>
  title
    .toLowerCase()
    .replace(/(?<=\w)'(?=\w)/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/**
 * One leaf: its terms, and the words that lead to each.
 * @param {LeafRow[]} rows
 * @param {number} number
 * @param {Map<number, Stub>} stubs
 */
function readLeaf(rows, number, stubs) {
  /** @type {Map<string, Entry>} */
  const terms = new Map();
  /** @type {[word: string, term: string][]} */
  const words = [];
  for (const [at, [term, endings, entries, masks, levels, strongest, via]] of rows.entries()) {
    // Else the term belongs to another leaf, and only words of it to this one.
    if (entries) {
      terms.set(term, { term, columns: [entries, masks, levels], via, leaf: number, at });
      if (!term.includes(" ")) words.push([term, term]);
    }
    for (const line of strongest ? strongest.split("\n") : []) stubs.set(Number.parseInt(line, 10), stub(line, 1));
    for (const ending of endings ? endings.split(",") : []) {
      words.push([term.slice(0, term.length - Number.parseInt(ending[0], 36)) + ending.slice(1), term]);
    }
  }
  return { terms, words };
}

/** @param {number} set */
export function bitCount(set) {
  let count = 0;
  for (let left = set; left; left &= left - 1) count += 1;
  return count;
}

/**
 * The number of the last group that does not begin behind a text; `firsts` says where each begins.
 * @param {string[]} firsts
 * @param {string} text
 */
export function place(firsts, text) {
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle] <= text) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * @param {Pick<Core, "leaves" | "masks" | "stubs">} core
 * @param {Fetch} shard
 */
export function makeLeaves(core, shard) {
  /** @type {Map<number, ReturnType<typeof readLeaf>>} */
  const leaves = new Map();
  const stubs = new Map(core.stubs.map((text, number) => [number, stub(text)]));

  /** @param {string} term */
  const numberOf = (term) => place(core.leaves, term);

  /** @param {number} number */
  async function leaf(number) {
    const rows = await shard(`leaf-${number}`);
    if (!leaves.has(number)) leaves.set(number, readLeaf(rows, number, stubs));
  }

  /**
   * Fetch what is needed to look the terms up.
   * @param {string[]} terms
   */
  const load = (terms) => Promise.all([...new Set(terms.map(numberOf))].map(leaf));

  /**
   * The entry of a term whose leaf was loaded; undefined if no story has it.
   * @param {string} term
   */
  const look = (term) => leaves.get(numberOf(term))?.terms.get(term);

  /**
   * Fetch and return the terms of the words that start with a text.
   * @param {string} prefix
   */
  async function startingWith(prefix) {
    const first = numberOf(prefix);
    const wanted = [first];
    const most = core.stubs.length ? core.leaves.length : MOST_LEAVES;
    for (let at = first + 1; at < core.leaves.length && core.leaves[at].startsWith(prefix); at += 1) wanted.push(at);
    await Promise.all(wanted.slice(0, most).map(leaf));
    /** @type {Set<string>} */
    const found = new Set();
    for (const { words } of leaves.values()) {
      for (const [word, term] of words) if (word.startsWith(prefix)) found.add(term);
    }
    await load([...found]);
    return [...found];
  }

  /**
   * @param {Entry} entry
   * @returns {Postings}
   */
  function postings(entry) {
    const [entries, masks, levels] = entry.columns;
    entry.read ??= {
      entries: rising(entries),
      masks: Uint16Array.from(masks, (at) => core.masks[at]),
      levels: Uint8Array.from(levels),
    };
    return entry.read;
  }

  /**
   * The positions of a term, by entry.
   * @param {Entry} entry
   */
  async function positions(entry) {
    const rows = await shard(`positions-${entry.leaf}`);
    const flat = rows[entry.at];
    /** @type {Map<number, Set<number>>} */
    const found = new Map();
    let at = 0;
    for (const number of postings(entry).entries) {
      const count = flat[at];
      /** @type {Set<number>} */
      const held = new Set();
      let last = 0;
      for (const gap of flat.slice(at + 1, at + 1 + count)) {
        last += gap;
        held.add(last);
      }
      found.set(number, held);
      at += count + 1;
    }
    return found;
  }

  return { load, look, startingWith, postings, positions, stub: (/** @type {number} */ number) => stubs.get(number) };
}
