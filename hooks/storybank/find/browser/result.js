/* One result of the list: a story, or a page, with what shows why it is there. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const KINDS = { own: "Own story", retold: "Retold", illustrative: "Illustrative" };
  const ANCHORS = ["", "about", "answers", "", "situation", "task", "action", "result", "learning", ""];
  const RESULT = 7;
  const OPENING = 30; // words shown of a story that no query chose

  function missing(hit) {
    if (!hit.missing.length) return null;
    const words = hit.missing.flatMap(({ words: typed }) => typed.map(({ text }) => text));
    const struck = words.flatMap((word, at) => [at ? ", " : "", find.element("s", {}, word)]);
    return find.element("p", { class: "sb-find__missing" }, "Without: ", struck);
  }

  function excerpt({ field, pieces }, names) {
    const where = find.element("span", { class: "sb-find__where" }, names[field]);
    return find.element("p", { class: "sb-find__excerpt" }, where, " ", find.marked(pieces));
  }

  /* A story in which there is nothing to mark is introduced by its result. */
  function opening(story, { core, tokens }) {
    const passage = story.passages.find(([field]) => field === RESULT) ?? story.passages[0];
    if (!passage) return [];
    const chunks = tokens.chunks(passage[1]);
    const end = chunks.length > OPENING ? chunks[OPENING].at : passage[1].length;
    const text = passage[1].slice(0, end) + (end < passage[1].length ? "…" : "");
    return [excerpt({ field: passage[0], pieces: [[text, false]] }, core.fields)];
  }

  /* The keywords that stand for what was typed, where the story itself does not say it. */
  function through(keywords, found, wanted, { tokens }) {
    const isSaid = [found.title, ...found.passages.map(([, text]) => text)]
      .some((text) => find.excerpt.held(text, wanted, tokens).size);
    return isSaid ? [] : keywords.map(({ name, typed }) => find.element("p", { class: "sb-find__excerpt" },
      find.element("span", { class: "sb-find__where" }, "Keyword"), " ", find.element("mark", {}, name), ` for “${typed}”`));
  }

  /* Return the `li` of a story. */
  function story(hit, found, wanted, engine) {
    const { core, tokens } = engine;
    const { through: keywords, terms } = find.excerpt.synonyms(found, wanted, engine);
    const shown = wanted.size ? find.excerpt.excerpts(found, terms, tokens) : [];
    const named = find.excerpt.held(found.title, terms, tokens).size;
    const title = find.marked(find.excerpt.mark(found.title, terms, tokens));
    const anchor = shown.length && shown[0].hits.size > named ? ANCHORS[shown[0].field] : "";
    const facts = [found.principle?.[1], ...found.facts, `${found.minutes} min to tell`, KINDS[found.kind]];
    const isSeen = shown.length || named || keywords.length;
    const rows = isSeen ? shown.map((one) => excerpt(one, core.fields)) : opening(found, engine);
    return find.element("li", { class: "sb-find__item", "data-story": found.id },
      find.element("a", { class: "sb-find__title", href: find.address.page(`stories/${found.id}/`, anchor) }, title),
      find.element("p", { class: "sb-meta" }, facts.filter(Boolean).map((fact) => find.element("span", {}, fact))),
      through(keywords, found, wanted, engine), rows, missing(hit));
  }

  /* Return the `li` of a story that is still on its way. */
  const stub = ({ id, title }) => find.element("li", { class: "sb-find__item", "data-story": id },
    find.element("a", { class: "sb-find__title", href: find.address.page(`stories/${id}/`) }, title));

  /* Return the `li` of a page. */
  function page(found, wanted, { tokens }) {
    const title = find.marked(find.excerpt.mark(found.title, wanted, tokens));
    const pieces = find.excerpt.stretch(found.text, wanted, tokens);
    return find.element("li", { class: "sb-find__item", "data-page": found.address },
      find.element("a", { class: "sb-find__title", href: find.address.page(found.address) }, title),
      find.element("p", { class: "sb-find__excerpt" }, find.marked(pieces)));
  }

  find.result = { story, stub, page };
})();
