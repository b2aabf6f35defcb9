/* What is searched for, in the address of the page: the words, the filters, the order. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const FACETS = ["principle", "keyword", "area", "part", "measured", "kind", "length"];
  const ORDERS = ["best", "principle", "short"];
  const MOST_VALUES = 40;

  /* Read an address: `{ q, filters, sort }`. What is not understood is left out; nothing of it is ever markup. */
  function read(search) {
    const given = new URLSearchParams(search);
    const filters = new Map(FACETS.map((facet) => [facet, new Set(given.getAll(facet).filter(Boolean).slice(0, MOST_VALUES))]));
    const sort = ORDERS.includes(given.get("sort")) ? given.get("sort") : ORDERS[0];
    return { q: given.get("q") ?? "", filters, sort };
  }

  /* Return the query string of a state: "" for the whole bank in its own order. */
  function write({ q, filters, sort }) {
    const made = new URLSearchParams();
    if (q.trim()) made.set("q", q);
    for (const [facet, values] of filters) for (const value of values) made.append(facet, value);
    if (sort !== ORDERS[0]) made.set("sort", sort);
    const text = made.toString();
    return text && `?${text}`;
  }

  const site = new URL("../", document.currentScript?.src ?? location.href);

  /* Return the full address of a page of the site; from a disk nothing else names index.html. */
  function page(path, anchor = "") {
    const url = new URL(path, site);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    if (anchor) url.hash = anchor;
    return url.href;
  }

  find.address = { read, write, page, FACETS };
})();
