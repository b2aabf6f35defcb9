/* The list of results: drawn from the top, a page at a time, the first result as soon as it is there. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const PAGE = 10;
  find.PAGE = PAGE;

  /* `parts`: the elements `box`, `results`, `more`, `pages`, `pagesList`; `failed(error)` is called when no more can be
     fetched. */
  find.list = (parts) => {
    let shown = { hits: [], count: 0 };

    /* Put items in the place of the list. A focus in it stays at its story, or else goes to the box. */
    function replace(items, above) {
      const focused = parts.results.contains(document.activeElement) && document.activeElement.closest("[data-story]");
      parts.results.replaceChildren(...items);
      above();
      if (!focused) return;
      const again = items.find(({ dataset }) => dataset.story === focused.dataset.story);
      (again?.querySelector("a") ?? parts.box).focus({ preventScroll: true });
    }

    /* Show what is known of the first story until it is there: at once where nothing is shown yet, else on a slow line. */
    async function announce({ number }, story, { leaves }, { isCurrent, above }) {
      const known = leaves.stub(number);
      const draw = () => known && isCurrent() && replace([find.result.stub(known)], above);
      if (!parts.results.childElementCount) return draw();
      const isLate = await Promise.race([story.then(() => false), find.pause(find.PATIENCE).then(() => true)]);
      return isLate && draw();
    }

    async function append(from, to) {
      const mine = shown;
      const engine = await find.ready();
      const hits = mine.hits.slice(from, to);
      const stories = find.stories(hits.map(({ number }) => number));
      stories.forEach((story) => story.catch(() => {})); // awaited below, in order
      if (!from && hits.length) await announce(hits[0], stories[0], engine, mine);
      for (const [at, hit] of hits.entries()) {
        const item = find.result.story(hit, await stories[at], mine.terms, engine);
        if (!mine.isCurrent()) return false;
        if (from + at) parts.results.append(item);
        else replace([item], mine.above);
      }
      if (!mine.isCurrent()) return false;
      if (!from && !hits.length) replace([], mine.above);
      mine.count = Math.min(to, mine.hits.length);
      parts.more.hidden = mine.count >= mine.hits.length;
      return true;
    }

    /* Show hits from the top, at least `count` of them; `above()` draws what stands above the list and is called together
       with the first of them. Resolves to false if a newer search took over, which `isCurrent()` says. */
    async function draw(hits, terms, count, { isCurrent, above }) {
      shown = { hits, terms, count: 0, isCurrent, above };
      parts.more.hidden = true;
      return append(0, Math.max(PAGE, count));
    }

    /* Show the next page and move the focus to its first story. */
    async function more() {
      if (parts.more.hidden) return; // it is on its way
      const from = shown.count;
      parts.more.hidden = true;
      if (await append(from, from + PAGE)) parts.results.children[from]?.querySelector("a").focus();
    }

    async function drawPages(hits, terms, isCurrent) {
      const engine = await find.ready();
      const found = await Promise.all(hits.slice(0, PAGE).map(({ number }) => find.page(number)));
      if (!isCurrent()) return;
      parts.pagesList.replaceChildren(...found.map((page) => find.result.page(page, terms, engine)));
      parts.pages.hidden = !found.length;
    }

    parts.more.addEventListener("click", () => more().catch(parts.failed));
    return { draw, drawPages, count: () => shown.count };
  };
})();
