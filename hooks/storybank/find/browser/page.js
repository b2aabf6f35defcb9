/* The search page: reads the address, searches, draws, writes the address. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const PAUSE = 100; // milliseconds
  const LATER = 1_000; // milliseconds
  const LARGE = 2_000; // stories; in a larger bank facets are not fetched before the first results stand

  const WIDE = "(min-width: 60em)"; // room for the facets beside the list

  const kept = (key) => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? "null");
    } catch {
      return null; // storage is blocked
    }
  };
  const keep = (key, value) => {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      /* the list is shown from its top then */
    }
  };
  const memory = () => `storybank-find ${location.pathname}${location.search}`;

  /* Take over the search page in `root`. */
  function open(root) {
    const at = (id) => root.querySelector(`#${id}`);
    const form = at("find-form");
    const input = at("find-q");
    const [results, more, pages, pagesList] = ["results", "more", "pages", "pages-list"].map((name) => at(`find-${name}`));
    const list = find.list({ box: input, results, more, pages, pagesList, failed });
    let state = find.address.read(location.search);
    let turn = 0;
    let [timer, retry] = [0, 0];

    const isNarrowed = () => state.sort !== "best" || [...state.filters.values()].some((chosen) => chosen.size);

    function status(found, hits) {
      const count = find.counted(hits.length, "story", "stories");
      if (found.mode === "closest" && hits.length) return `${count}, the closest first`;
      return found.clauses.length || isNarrowed() ? `${count} found` : count;
    }

    /* Search for what `state` says and draw it. `resume` is what to restore: `{ count, focus, top }`. */
    async function run(resume = null) {
      turn += 1;
      const mine = turn;
      const isCurrent = () => mine === turn && root.isConnected;
      document.body.dataset.find = "busy";
      try {
        await draw(await find.search(state.q), isCurrent, resume);
      } catch (error) {
        if (isCurrent()) failed(error);
      }
    }

    function failed(error) {
      at("find-status").textContent = "The search could not be loaded. The STAR index below lists every story.";
      at("find-off").hidden = false;
      document.body.dataset.find = "failed";
      throw error;
    }

    /* Draw the list, then what stands around it: in a large bank only when nobody has typed for a while, so that a key has
       its answer before the next one. */
    async function draw(found, isCurrent, resume) {
      const { core } = await find.ready();
      const isLarge = core.stories > LARGE;
      if (!isLarge) find.filters.load().catch(() => {}); // awaited below
      const first = isNarrowed() ? await narrowed(found) : { hits: found.stories };
      if (!isCurrent()) return;
      const above = () => {
        at("find-note").replaceChildren(...find.help.note(found, first.hits));
        at("find-help").replaceChildren();
        at("find-status").textContent = status(found, first.hits);
      };
      if (!(await list.draw(first.hits, found.terms, resume?.count ?? 0, { isCurrent, above }))) return;
      if (isLarge && first.hits.length) {
        finish(resume);
        await find.pause(PAUSE);
      }
      if (isCurrent()) await surround(found, first.facets ? first : await narrowed(found), isCurrent);
      if (isCurrent() && document.body.dataset.find === "busy") finish(resume);
    }

    async function surround(found, { facets, hits }, isCurrent) {
      const engine = await find.ready();
      const helping = hits.length ? [] : await find.help.empty(found, state, facets, engine, root.dataset.contribute);
      if (!isCurrent()) return;
      at("find-note").append(...unknown(facets));
      at("find-help").replaceChildren(...helping);
      find.facets.draw(at("find-facets-list"), find.filters.count(found.stories, facets, known(facets)));
      await list.drawPages(found.pages, found.terms, isCurrent);
    }

    async function narrowed(found) {
      const facets = new Map(await find.filters.load());
      const { core } = await find.ready();
      if (found.clauses.length) facets.set("part", find.filters.parts(found.stories, core.fields));
      const left = find.filters.apply(found.stories, facets, known(facets));
      return { facets, hits: find.filters.sorted(left, state.sort, facets) };
    }

    /* The filters without those that nothing knows. */
    function known(facets) {
      const lost = new Set(find.filters.unknown(facets, state.filters).map(String));
      return new Map([...state.filters].map(([facet, chosen]) =>
        [facet, new Set([...chosen].filter((key) => !lost.has(String([facet, key]))))]));
    }

    function unknown(facets) {
      return find.filters.unknown(facets, state.filters).map(([facet, key]) =>
        find.element("p", {}, `The filter ${facet} “${key.slice(0, 80)}” is unknown and was left out.`));
    }

    function finish(resume) {
      at("find-off").hidden = true;
      document.body.dataset.find = "ready";
      if (!resume) return;
      const link = [...root.querySelectorAll("[data-story] a")].find((one) => one.parentElement.dataset.story === resume.focus);
      link?.focus({ preventScroll: true });
      scrollTo({ top: resume.top, behavior: "instant" });
    }

    /* Write the state into the address. Some browsers refuse what comes too often, which is no reason not to search. */
    function write() {
      clearTimeout(retry);
      if (!root.isConnected) return; // another page is shown by now
      try {
        history.replaceState(history.state, "", find.address.write(state) || location.pathname);
      } catch {
        retry = setTimeout(write, LATER);
      }
    }

    /* Show a new state, and write it into the address. */
    function change(next) {
      state = next;
      write();
      run();
    }

    const typed = () => change({ ...state, q: input.value });

    function fill() {
      input.value = state.q;
      at("find-sort").value = state.sort;
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(typed); // what is typed in one go is one search
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      typed();
    });
    at("find-sort").addEventListener("change", (event) => change({ ...state, sort: event.target.value }));
    at("find-facets-list").addEventListener("change", ({ target }) => {
      const chosen = new Set(state.filters.get(target.name));
      if (target.checked) chosen.add(target.value);
      else chosen.delete(target.value);
      change({ ...state, filters: new Map(state.filters).set(target.name, chosen) });
    });
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      if (link.matches("[data-find-state]")) {
        event.preventDefault();
        event.stopPropagation();
        change(find.address.read(new URL(link.href).search));
        fill();
        input.focus();
        return;
      }
      const story = link.closest("[data-story]")?.dataset.story;
      if (story) keep(memory(), { count: list.count(), focus: story, top: scrollY });
    });
    addEventListener("pagehide", () => {
      if (root.isConnected) keep(memory(), { ...kept(memory()), count: list.count(), top: scrollY });
    });

    find.renewed = () => root.isConnected && run({ count: list.count(), focus: "", top: scrollY });
    find.keys(root, input);
    at("find-off").hidden = true;
    at("find-facets").open = matchMedia(WIDE).matches;
    root.querySelectorAll("[data-find-live]").forEach((part) => (part.hidden = false));
    fill();
    const isReturn = find.isReturn?.() ?? performance.getEntriesByType("navigation")[0]?.type !== "navigate";
    return run(isReturn ? kept(memory()) : null);
  }

  /* Open the search page if it is the page that is shown; once for each time that it is shown. */
  find.openPage = () => {
    const root = document.querySelector("[data-sb-find]");
    if (!root || root.dataset.sbFind === "open") return;
    root.dataset.sbFind = "open";
    open(root);
  };
})();
