/* From clauses to a ranked list: BM25 over weighted fields, and how much of the query an entry covers. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const LEVELS = 31;
  const TITLE_OR_KEYWORD = 0b11;
  const ABOUT = 0b111; // title, keywords, questions: what a story is about
  const QUESTIONS = 1 << 2;
  const ASKED = 1.5; // an interview question is best answered by a story that is told for such a question
  const ENOUGH = 0.5; // share of the words that a partial match must hold
  const SOME = 1 / 3;
  const CLOSE = 0.3; // a story this far below the best is no answer to a question
  const FEW = 5; // with fewer stories that hold every word, those that hold most are shown behind them

  /* Return the entries that some ways lead to: `{ rarity, strengths, masks, count }`, maps by number. */
  function match(ways, leaves, total) {
    const strengths = new Map();
    const masks = new Map();
    for (const { terms, weight, holds } of ways) {
      const found = terms.map((entry) => leaves.postings(entry));
      for (const [number, level, mask] of together(found)) {
        if (holds && !holds(number)) continue;
        strengths.set(number, Math.max(strengths.get(number) ?? 0, (level / LEVELS) * weight));
        masks.set(number, (masks.get(number) ?? 0) | mask);
      }
    }
    const count = strengths.size;
    return { strengths, masks, rarity: Math.log(1 + (total - count + 0.5) / (count + 0.5)), count };
  }

  /* Yield the entries that stand in every list, with their mean level and all their fields. */
  function* together(lists) {
    const [first, ...others] = [...lists].sort((a, b) => a.entries.length - b.entries.length);
    const looked = others.map((list) => new Map(Array.from(list.entries, (number, at) => [number, at])));
    for (let at = 0; at < first.entries.length; at += 1) {
      const number = first.entries[at];
      const places = looked.map((places) => places.get(number));
      if (places.includes(undefined)) continue;
      let level = first.levels[at];
      let mask = first.masks[at];
      places.forEach((place, index) => {
        level += others[index].levels[place];
        mask |= others[index].masks[place];
      });
      yield [number, level / lists.length, mask];
    }
  }

  /* What every entry holds of the clauses. `rows` are `{ clause, said, shown }`: the entries that have its words, and those
     that show what they ask for. */
  function gather(rows, question) {
    const hits = new Map();
    const hit = (number) => {
      if (!hits.has(number)) hits.set(number, { number, score: 0, mask: 0, met: new Set(), about: new Set(), shows: new Set(), named: 0, weight: 0 });
      return hits.get(number);
    };
    rows.forEach(({ clause, said, shown }, index) => {
      for (const one of [said, shown]) {
        for (const [number, strength] of one.strengths) {
          const found = hit(number);
          const mask = one.masks.get(number);
          found.score += strength * one.rarity * (question && mask & QUESTIONS ? ASKED : 1);
          found.mask |= mask;
          if (clause.optional) continue;
          if (!found.met.has(index)) found.weight += one.rarity;
          found.met.add(index);
          if (one === shown) found.shows.add(index);
          else if (mask & ABOUT) found.about.add(index);
          if (mask & TITLE_OR_KEYWORD) found.named += 1;
        }
      }
    });
    return [...hits.values()];
  }

  const byScore = (a, b) => b.score - a.score || a.number - b.number;

  /* Return `{ hits, mode, loose }`, best first; `loose` are entries that hold too little to be an answer. `mode`: "all" (every word), "most" (some hold only most of the words),
     "closest" (an interview question), "none". */
  find.rank = (clauses, { leaves, stories, pages, question }) => {
    const total = stories + pages;
    const rows = clauses.map((clause) =>
      ({ clause, said: match(clause.ways, leaves, total), shown: match(clause.shown ?? [], leaves, total) }));
    const needed = rows.filter(({ clause }) => !clause.optional);
    const unknown = needed.filter(({ clause, said }) => !said.count && !clause.shown).length;
    const heaviest = Math.log(1 + (total + 0.5) / 0.5);
    const heaviness = ({ said, shown }) => (said.count ? said.rarity : shown.count ? shown.rarity : heaviest);
    const whole = needed.reduce((sum, row) => sum + heaviness(row), 0);
    const hits = gather(rows, question).filter((hit) => quotesHeld(hit, clauses));
    hits.forEach((hit) => {
      hit.missing = clauses.filter(({ optional }, index) => !optional && !hit.met.has(index));
      hit.score *= question ? 0.3 + 0.7 * (hit.weight / whole) : 1;
    });
    const all = hits.filter((hit) => !hit.missing.length);
    const most = hits.filter((hit) => hit.missing.length && isEnough(hit, needed.length, unknown, question));
    if (question && (all.length || most.length)) return { hits: closest([...all, ...most], stories), mode: "closest" };
    if (!all.length && !most.length) return { hits: [], mode: "none", loose: hits.sort(byScore) };
    if (all.length >= FEW || !most.length) return { hits: all.sort(byScore), mode: "all" };
    most.forEach((hit) => (hit.score *= hit.weight / whole));
    return { hits: [...all.sort(byScore), ...nearBest(most)], mode: "most" };
  };

  /* What was put in quotes is never left out. */
  const quotesHeld = (hit, clauses) => clauses.every((clause, index) => !clause.quoted || hit.met.has(index));

  /* A partial match must hold half of the words, of a question a third, and what it holds must be what the story is
     about; all the more where the bank lacks a word of the query altogether: else a common word would answer a question
     that nothing answers. */
  function isEnough(hit, words, unknown, question) {
    const share = hit.met.size / words;
    if (share < (question && !unknown ? SOME : ENOUGH)) return false;
    if (question && hit.shows.size && (!unknown || share > ENOUGH)) return true;
    return (question ? hit.about.size : hit.named) >= Math.max(1, Math.min(unknown, hit.met.size));
  }

  /* Stories are measured by the best story: a page that is about the very words is no reason to leave them out. */
  const closest = (hits, stories) =>
    [hits.filter(({ number }) => number < stories), hits.filter(({ number }) => number >= stories)]
      .filter(({ length }) => length).flatMap(nearBest);

  function nearBest(hits) {
    hits.sort(byScore);
    return hits.filter((hit) => hit.score >= hits[0].score * CLOSE);
  }
})();
