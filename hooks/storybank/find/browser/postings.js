/* Reads the leaves of the index: which entries hold a term, in which fields, how strongly, at which positions. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const FIRST = 0x23;
  const GAP = 0x5c; // the backslash is left out of the alphabet
  const HALF = 45;
  const MOST_LEAVES = 4; // in which a short prefix is looked for

  /* Numbers from text; see encoding.py. */
  function numbers(text) {
    const found = new Uint32Array(text.length);
    let count = 0;
    let value = 0;
    let scale = 1;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const digit = code - FIRST - (code > GAP ? 1 : 0);
      if (digit >= HALF) {
        value += (digit - HALF) * scale;
        scale *= HALF;
      } else {
        found[count] = value + digit * scale;
        count += 1;
        value = 0;
        scale = 1;
      }
    }
    return found.slice(0, count);
  }

  function rising(text) {
    const found = numbers(text);
    for (let at = 1; at < found.length; at += 1) found[at] += found[at - 1];
    return found;
  }

  /* What can be shown of a story before it is fetched: `{ id, title }` from "id title", `skip` words further on. */
  function stub(text, skip = 0) {
    const words = text.split(" ");
    return { id: words[skip], title: words.slice(skip + 1).join(" ") };
  }

  /* One leaf: its terms, and the words that lead to each. */
  function read(rows, number, stubs) {
    const terms = new Map();
    const words = [];
    rows.forEach(([term, endings, entries, masks, levels, strongest], at) => {
      if (entries) { // else the term belongs to another leaf, and only words of it to this one
        terms.set(term, { term, columns: [entries, masks, levels], leaf: number, at });
        if (!term.includes(" ")) words.push([term, term]);
      }
      for (const line of strongest ? strongest.split("\n") : []) stubs.set(Number.parseInt(line, 10), stub(line, 1));
      for (const ending of endings ? endings.split(",") : []) {
        words.push([term.slice(0, term.length - Number.parseInt(ending[0], 36)) + ending.slice(1), term]);
      }
    });
    return { terms, words };
  }

  find.bitCount = (set) => {
    let count = 0;
    for (let left = set; left; left &= left - 1) count += 1;
    return count;
  };

  /* The number of the last group that does not begin behind a text; `firsts` says where each begins. */
  find.place = (firsts, text) => {
    let low = 0;
    let high = firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle] <= text) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  find.leaves = (core) => {
    const leaves = new Map();
    const stubs = new Map(core.stubs.map((text, number) => [number, stub(text)]));

    const numberOf = (term) => find.place(core.leaves, term);

    async function leaf(number) {
      const rows = await find.shards.shard(`leaf-${number}`);
      if (!leaves.has(number)) leaves.set(number, read(rows, number, stubs));
    }

    /* Fetch what is needed to look the terms up. */
    const load = (terms) => Promise.all([...new Set(terms.map(numberOf))].map(leaf));

    /* The entry of a term whose leaf was loaded; undefined if no story has it. */
    const look = (term) => leaves.get(numberOf(term))?.terms.get(term);

    /* Fetch and return the terms of the words that start with a text. */
    async function startingWith(prefix) {
      const first = numberOf(prefix);
      const numbers = [first];
      for (let at = first + 1; at < core.leaves.length && core.leaves[at].startsWith(prefix); at += 1) numbers.push(at);
      await Promise.all(numbers.slice(0, MOST_LEAVES).map(leaf));
      const found = new Set();
      for (const { words } of leaves.values()) {
        for (const [word, term] of words) if (word.startsWith(prefix)) found.add(term);
      }
      await load([...found]);
      return [...found];
    }

    function postings(entry) {
      entry.entries ??= rising(entry.columns[0]);
      entry.masks ??= new Uint16Array(numbers(entry.columns[1]).map((at) => core.masks[at]));
      entry.levels ??= new Uint8Array(numbers(entry.columns[2]));
      return entry;
    }

    /* The positions of a term, by entry: Map of number → list. */
    async function positions(entry) {
      const rows = await find.shards.shard(`positions-${entry.leaf}`);
      const flat = numbers(rows[entry.at]);
      const found = new Map();
      let at = 0;
      for (const number of postings(entry).entries) {
        const count = flat[at];
        let last = 0;
        found.set(number, new Set(flat.slice(at + 1, at + 1 + count).map((gap) => (last += gap))));
        at += count + 1;
      }
      return found;
    }

    return { load, look, startingWith, postings, positions, stub: (number) => stubs.get(number) };
  };
  find.rising = rising;
})();
