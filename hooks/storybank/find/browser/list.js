/* The list of results: drawn from the top, a page at a time, the first result as soon as it is there. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const PAGE = 10;
  find.PAGE = PAGE;
  const PATIENCE = 20; // milliseconds

  /* `parts`: the elements `results`, `more`, `pages`, `pagesList`. `isCurrent()` says whether this drawing still counts. */
  find.list = (parts) => {
    let shown = { hits: [], terms: new Set(), count: 0 };

    /* Show what is known of the first story until it is there: at once where nothing is shown yet, else on a slow line. */
    async function announce({ number }, story, { leaves }, isCurrent) {
      const known = leaves.stub(number);
      const draw = () => known && isCurrent() && parts.results.replaceChildren(find.result.stub(known));
      if (!parts.results.childElementCount) return draw();
      const isLate = await Promise.race([story.then(() => false), new Promise((resolve) => setTimeout(resolve, PATIENCE, true))]);
      return isLate && draw();
    }

    async function append(from, to, isCurrent, isFirst) {
      const engine = await find.ready();
      const hits = shown.hits.slice(from, to);
      const stories = find.stories(hits.map(({ number }) => number));
      stories.forEach((story) => story.catch(() => {})); // awaited below, in order
      if (isFirst && hits.length) await announce(hits[0], stories[0], engine, isCurrent);
      let fresh = isFirst;
      for (const [at, hit] of hits.entries()) {
        const item = find.result.story(hit, await stories[at], shown.terms, engine);
        if (!isCurrent()) return false;
        if (fresh) parts.results.replaceChildren(item);
        else parts.results.append(item);
        fresh = false;
      }
      if (fresh) parts.results.replaceChildren();
      shown.count = Math.min(to, shown.hits.length);
      parts.more.hidden = shown.count >= shown.hits.length;
      return true;
    }

    /* Show hits from the top, at least `count` of them. Resolves to false if a newer search took over. */
    async function draw(hits, terms, count, isCurrent) {
      shown = { hits, terms, count: 0 };
      parts.more.hidden = true;
      return append(0, Math.max(PAGE, count), isCurrent, true);
    }

    /* Show the next page and move the focus to its first story. */
    async function more() {
      const from = shown.count;
      await append(from, from + PAGE, () => true, false);
      parts.results.children[from]?.querySelector("a").focus();
    }

    async function drawPages(hits, terms, isCurrent) {
      const engine = await find.ready();
      const found = await Promise.all(hits.slice(0, PAGE).map(({ number }) => find.page(number)));
      if (!isCurrent()) return;
      parts.pagesList.replaceChildren(...found.map((page) => find.result.page(page, terms, engine)));
      parts.pages.hidden = !found.length;
    }

    parts.more.addEventListener("click", more);
    return { draw, drawPages, count: () => shown.count };
  };
})();
