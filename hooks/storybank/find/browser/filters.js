/* Narrows a list by facets, and counts what each value would leave: AND between facets, OR within one. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  /* The facets of the index, each value with the numbers of its stories; `part` depends on the query. */
  async function load() {
    const columns = await find.fresh(() => find.shards.shard("facets"));
    if (!read.has(columns)) read.set(columns, values(columns));
    return read.get(columns);
  }

  const read = new WeakMap(); // a shard is taken apart once

  function values(columns) {
    return new Map(Object.entries(columns).map(([facet, rows]) => [
      facet,
      new Map(rows.map(([key, name, stories]) => [key, { name, stories: find.rising(stories) }])),
    ]));
  }

  /* The parts in which the hits match, as one more facet. */
  function parts(hits, fields) {
    return new Map(fields.map((name, bit) => [
      name.toLowerCase(),
      { name, stories: hits.filter(({ mask }) => mask & (1 << bit)).map(({ number }) => number) },
    ]).filter(([, { stories }]) => stories.length));
  }

  /* The stories that one of the chosen values of a facet has. */
  const held = (values, chosen) => new Set([...chosen].flatMap((key) => [...(values?.get(key)?.stories ?? [])]));

  /* The hits that the filters leave; a facet named in `except` does not narrow. */
  function apply(hits, facets, filters, except = "") {
    const active = [...filters].filter(([name, chosen]) => chosen.size && name !== except);
    const sets = active.map(([name, chosen]) => held(facets.get(name), chosen));
    return sets.length ? hits.filter(({ number }) => sets.every((set) => set.has(number))) : hits;
  }

  /* Whether a number is among the hits, as a byte at its place. */
  function marked(hits) {
    const marks = new Uint8Array(1 + hits.reduce((most, { number }) => Math.max(most, number), -1));
    for (const { number } of hits) marks[number] = 1;
    return marks;
  }

  /* For each facet its values as `{ key, name, count, chosen }`. */
  function count(hits, facets, filters) {
    const all = marked(apply(hits, facets, filters));
    return new Map([...facets].map(([facet, values]) => {
      const isChosen = filters.get(facet)?.size;
      const left = isChosen ? marked(apply(hits, facets, filters, facet)) : all; // OR within a facet
      const rows = [...values].map(([key, { name, stories }]) => {
        let count = 0;
        for (const number of stories) if (left[number]) count += 1;
        return { key, name, count, chosen: filters.get(facet)?.has(key) ?? false };
      });
      return [facet, rows];
    }));
  }

  /* Filters of a state that no facet knows, as text: a value that was renamed, or a mistyped address. */
  function unknown(facets, filters) {
    return [...filters].flatMap(([facet, chosen]) =>
      facet === "part" ? [] : [...chosen].filter((key) => !facets.get(facet)?.has(key)).map((key) => [facet, key]));
  }

  function sorted(hits, sort, facets) {
    if (sort === "principle") return [...hits].sort((a, b) => a.number - b.number);
    if (sort !== "short") return hits;
    const ranks = new Map();
    [...(facets.get("length") ?? [])].forEach(([, { stories }], rank) => stories.forEach((one) => ranks.set(one, rank)));
    return [...hits].sort((a, b) => ranks.get(a.number) - ranks.get(b.number));
  }

  find.filters = { load, parts, apply, count, unknown, sorted };
})();
