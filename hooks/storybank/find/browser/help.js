/* What stands above the list (how the query was read) and in its place when nothing was found. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const NEAREST = 3;
  const { element, counted } = find;

  const words = (clauses) => clauses.map(({ words: typed }) => typed.map(({ text }) => text).join(" "));
  const quoted = (texts) => texts.map((text) => `“${text}”`).join(", ");

  function stateLink(text, state) {
    return element("a", { href: find.address.write(state) || "?", "data-find-state": true }, text);
  }

  const asked = (state, q) => ({ ...state, q });
  const without = (state, facet) => ({ ...state, filters: new Map([...state.filters].map(([name, chosen]) => [name, name === facet ? new Set() : chosen])) });

  /* How the query was read: corrections, words that no story has, the fall-back to some of the words. */
  function note(found, shown) {
    const lines = [];
    const corrected = found.clauses.filter(({ guess }) => guess);
    for (const clause of corrected) {
      lines.push(element("p", {}, `No story has ${quoted(words([clause]))}. Showing `, element("strong", {}, clause.guess), "."));
    }
    const absent = found.clauses.filter(({ ways, shown, optional }) => !ways.length && !shown && !optional);
    if (absent.length && found.stories.length) lines.push(element("p", {}, `No story has ${quoted(words(absent))}.`));
    if (found.mode === "most" && shown.length) {
      const whole = shown.filter(({ missing }) => !missing.length).length;
      const all = whole ? `${counted(whole, "story has", "stories have")} all the words.` : "No story has all the words.";
      lines.push(element("p", {}, `${all} Below ${whole ? "them " : ""}stand stories with some of them.`));
    }
    return lines;
  }

  async function guesses(found, state, { speller }) {
    const absent = found.clauses.filter(({ ways, shown, quoted: isPhrase }) => !ways.length && !shown && !isPhrase);
    const near = await Promise.all(absent.map(async ({ words: [word] }) => [word.text, await speller.nearest(word.normal)]));
    const links = near.flatMap(([typed, list]) => list.map((guess) => stateLink(guess, asked(state, state.q.replace(typed, guess)))));
    return links.length ? element("p", {}, "Did you mean ", links.flatMap((link, at) => [at ? ", " : "", link]), "?") : null;
  }

  function filtersToDrop(found, state, facets) {
    const rows = [...state.filters].filter(([, chosen]) => chosen.size).map(([facet]) => {
      const left = find.filters.apply(found.stories, facets, state.filters, facet).length;
      return [facet, left];
    });
    const useful = rows.filter(([, left]) => left);
    if (!useful.length) return null;
    return element("div", {}, element("p", {}, "Without a filter there would be stories:"), element("ul", {}, useful.map(([facet, left]) =>
      element("li", {}, stateLink(`Drop “${find.facets.TITLES[facet]}”`, without(state, facet)), ` (${counted(left, "story", "stories")})`))));
  }

  function wordsToKeep(found, state) {
    const known = found.clauses.filter(({ ways }) => ways.length);
    if (!known.length || found.clauses.length < 2) return null;
    return element("p", {}, "Search for only ", words(known).flatMap((text, at) => [at ? ", " : "", stateLink(text, asked(state, text))]), ".");
  }

  async function nearest(found, engine) {
    const hits = (found.loose ?? []).slice(0, NEAREST);
    if (!hits.length) return null;
    const stories = await Promise.all(hits.map(({ number }) => find.story(number)));
    return element("div", {}, element("p", {}, "The nearest stories:"), element("ul", { class: "sb-find__nearest" }, stories.map((story) =>
      element("li", {}, element("a", { href: find.address.page(`stories/${story.id}/`) }, story.title), ` (${story.principle?.[1] ?? ""})`))));
  }

  function contribute(state, form) {
    if (!form || !state.q.trim()) return null;
    const url = new URL(form);
    const field = url.pathname.includes("/-/") ? "issue[title]" : "title"; // GitLab's name, GitHub's
    url.searchParams.set(field, state.q.trim().slice(0, 120));
    return element("p", {}, "Do you have such a story? ", element("a", { href: url.href }, "Contribute this story"), ".");
  }

  /* Return what helps when the list is empty. */
  async function empty(found, state, facets, engine, form) {
    return (await Promise.all([
      found.stories.length ? null : guesses(found, state, engine),
      filtersToDrop(found, state, facets),
      found.stories.length ? null : wordsToKeep(found, state),
      found.stories.length ? null : nearest(found, engine),
      contribute(state, form),
    ])).filter(Boolean);
  }

  find.help = { note, empty };
})();
