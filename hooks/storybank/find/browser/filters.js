/* Narrows a list by facets, and counts what each value would leave: AND between facets, OR within one. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  /* The facets of the index, each value with the set of its stories; `part` depends on the query. */
  async function load() {
    const columns = await find.fresh(() => find.shards.shard("facets"));
    if (!read.has(columns)) read.set(columns, sets(columns));
    return read.get(columns);
  }

  const read = new WeakMap(); // a shard is taken apart once

  function sets(columns) {
    return new Map(Object.entries(columns).map(([facet, values]) => [
      facet,
      new Map(values.map(([key, name, stories]) => [key, { name, stories: new Set(find.rising(stories)) }])),
    ]));
  }

  /* The parts in which the hits match, as one more facet. */
  function parts(hits, fields) {
    return new Map(fields.map((name, bit) => [
      name.toLowerCase(),
      { name, stories: new Set(hits.filter(({ mask }) => mask & (1 << bit)).map(({ number }) => number)) },
    ]).filter(([, { stories }]) => stories.size));
  }

  const holds = (facet, chosen, number) => [...chosen].some((key) => facet?.get(key)?.stories.has(number));

  /* The hits that the filters leave; a facet named in `except` does not narrow. */
  function apply(hits, facets, filters, except = "") {
    const active = [...filters].filter(([name, chosen]) => chosen.size && name !== except);
    return hits.filter(({ number }) => active.every(([name, chosen]) => holds(facets.get(name), chosen, number)));
  }

  /* For each facet its values as `{ key, name, count, chosen }`. */
  function count(hits, facets, filters) {
    return new Map([...facets].map(([facet, values]) => {
      const left = new Set(apply(hits, facets, filters, facet).map(({ number }) => number));
      const rows = [...values].map(([key, { name, stories }]) => {
        let count = 0;
        const [fewer, more] = stories.size < left.size ? [stories, left] : [left, stories];
        for (const number of fewer) if (more.has(number)) count += 1;
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
