/* The search without a page: text in, ranked entries out. Everything that shows or steers it stands on this. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  find.PATIENCE = 20; // milliseconds; what is not there by then is on a slow line
  find.pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  let started = null;
  let last = {}; // the last search: `{ typed, answer }`

  async function start() {
    const core = await find.shards.core();
    const tokens = find.tokeniser(core);
    const leaves = find.leaves(core);
    const speller = find.speller(core, tokens);
    return { core, tokens, leaves, speller, maker: find.clauseMaker(core, tokens, leaves, speller) };
  }

  /* Return the parts of the engine once the core is there. */
  find.ready = () => (started ??= start().catch((error) => {
    started = null;
    throw error;
  }));

  /* Run a task; if the site was published anew meanwhile, once more on the new index. */
  find.fresh = async (task) => {
    try {
      return await task(await find.ready());
    } catch (error) {
      if (!(error instanceof find.shards.StaleIndex)) throw error;
      started = null;
      last = {};
      await find.shards.refresh(error.message);
      find.renewed?.(); // numbers of the old index mean other stories in the new one
      return task(await find.ready());
    }
  };

  /* Search; the same text again has its answer already. Returns `{ query, clauses, mode, stories, pages, terms }`;
     `stories` and `pages` are hits, best first, each with `number`, `mask` (the fields that matched) and `missing` (the clauses that it does not meet). */
  find.search = (typed) => {
    if (last.typed === typed) return last.answer;
    const answer = searched(typed);
    last = { typed, answer };
    answer.catch(() => (last = {}));
    return answer;
  };

  const searched = (typed) => find.fresh(async ({ core, tokens, leaves, maker }) => {
    const query = find.parseQuery(typed, tokens);
    const phrases = Promise.all(query.phrases.map(maker.phrase));
    const clauses = [...(await phrases), ...(await maker.clauses(query.words, query.question))];
    if (!clauses.length) return browse(query, core);
    const ranked = find.rank(clauses, { leaves, stories: core.stories, pages: core.pages, question: query.question });
    return {
      query,
      clauses,
      mode: ranked.mode,
      stories: ranked.hits.filter((hit) => hit.number < core.stories),
      pages: ranked.hits.filter((hit) => hit.number >= core.stories),
      loose: (ranked.loose ?? []).filter((hit) => hit.number < core.stories),
      terms: new Set(clauses.flatMap(({ ways, shown = [] }) =>
        [...ways, ...shown].flatMap(({ terms, told }) => told ?? terms.map(({ term }) => term)))),
    };
  });

  /* No query: every story, in reading order. */
  function browse(query, core) {
    const stories = Array.from({ length: core.stories }, (_, number) => ({ number, mask: 0, missing: [], score: 0 }));
    return { query, clauses: [], mode: "browse", stories, pages: [], terms: new Set() };
  }

  /* Return what the list shows of a story. */
  find.story = (number) => find.fresh(async ({ core }) => {
    const rows = await find.shards.shard(`stories-${Math.floor(number / core.shard)}`);
    const [id, title, principle, kind, minutes, facts, passages, keywords] = rows[number % core.shard];
    return { id, title, principle: core.principles[principle], kind, minutes, facts, passages, keywords };
  });

  /* Return the promises of several stories. The first is asked for alone, so that nothing stands in its way. */
  find.stories = ([first, ...others]) => {
    if (first === undefined) return [];
    const story = find.story(first);
    const turn = Promise.race([story, find.pause(find.PATIENCE)]).catch(() => {});
    return [story, ...others.map((number) => turn.then(() => find.story(number)))];
  };

  /* Return what the list shows of a page. */
  find.page = (number) => find.fresh(async ({ core }) => {
    const at = number - core.stories;
    const rows = await find.shards.shard(`pages-${Math.floor(at / core.pageShard)}`);
    const [address, title, text] = rows[at % core.pageShard];
    return { address, title, text };
  });
})();
