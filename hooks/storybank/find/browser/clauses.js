/* From the words of a query to clauses: what each word can mean in this bank.

   A clause is `{ words, ways, guess }`: the words as typed, the ways in which an entry can meet it, and, where a
   misspelling was corrected, the word that was taken. A way is `{ terms, weight }`: all of its terms must stand in the
   entry. A clause without ways is a word that the bank does not have. In a question a clause can also be met by
   what a story shows: `shown` are ways to the competencies that its words ask for, with `name`, and `told`, the words
   that tell of it. An `optional` clause is not missed. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const SHORT_PREFIX = 2; // alone, two letters reach keywords, three reach titles too
  const PREFIX = 4;
  const MOST_PREFIXED = 24;
  const PREFIX_WEIGHT = 0.8;
  const SHORTEST_KIN = 4; // letters
  const UNFINISHED = 2; // letters at the end of a question that no word begins with are still being typed
  const GUESS_WEIGHT = 0.9;
  const LONGEST_NAME = 4; // words
  const SHORT_QUERY = 4; // words; in a longer one no name is looked for at a word that does not count
  const SHOWN_WEIGHT = 0.7; // of a competency that a story shows, beside the very word of the question
  const TITLE = 1 << 0;
  const KEYWORDS = 1 << 1;

  /* The competencies by each phrase that asks for them. */
  function askedBy(competencies) {
    const found = new Map();
    for (const [name, phrases, told] of competencies) {
      const row = { name, term: `~${name}`, told: told.split(" ") };
      for (const phrase of phrases.split(",")) found.set(phrase, [...(found.get(phrase) ?? []), row]);
    }
    return found;
  }

  find.clauseMaker = (core, tokens, leaves, speller) => {
    let asked = null; // read when the first question is asked
    const known = (terms) => terms.filter((term) => !tokens.isStop(term)).map(leaves.look);
    const way = (entries, weight = 1) => ({ terms: entries, weight });

    /* The terms that a first look needs: the readings of every word that counts, and what could begin with it. */
    function needed(words) {
      return words.flatMap((word, at) => {
        if (word.skipped && words.length > SHORT_QUERY) return [];
        const longer = [2, 3, 4].filter((size) => at + size <= words.length).map((size) => name(words.slice(at, at + size)));
        return [...word.readings.flat(), ...longer, ...(words[at + 1] ? [joined(word, words[at + 1])] : [])];
      });
    }

    const name = (words) => words.flatMap((word) => word.readings[0]).join(" ");
    const joined = (one, other) => tokens.stem(one.normal + other.normal);

    /* Several words that are one name (`data loss`), or one word written as two (`roll back`). */
    function several(words) {
      for (let size = Math.min(LONGEST_NAME, words.length); size > 1; size -= 1) {
        const taken = words.slice(0, size);
        if (taken.every((word) => word.skipped)) continue;
        const whole = leaves.look(name(taken)) ?? (size === 2 ? leaves.look(joined(...taken)) : undefined);
        if (!whole) continue;
        const apart = known(taken.flatMap((word) => word.readings[0]));
        const ways = [way([whole])];
        if (apart.every(Boolean)) ways.push(way(apart));
        return { words: taken, ways };
      }
      return null;
    }

    /* The first reading that the bank knows. */
    function exact(word) {
      for (const reading of word.readings) {
        const entries = known(reading);
        if (entries.length && entries.every(Boolean)) return [way(entries)];
      }
      return [];
    }

    /* Who or what does it, and what they do: a fuzzer for "fuzzing", testing for a "tester". */
    async function kindred(word) {
      const [[term, ...others] = []] = word.readings;
      if (others.length || !term || term.length < SHORTEST_KIN || !/^[a-z]+$/.test(term)) return [];
      const kin = /[eo]r$/.test(term) ? [term.slice(0, -2)] : [`${term}er`, `${term}or`];
      await leaves.load(kin);
      return kin.map(leaves.look).filter(Boolean).map((entry) => way([entry], PREFIX_WEIGHT));
    }

    const stands = (entry, fields) => leaves.postings(entry).masks.some((mask) => mask & fields);

    async function prefixed(word, isAlone) {
      if (word.normal.length < SHORT_PREFIX || (!word.open && word.normal.length < PREFIX)) return [];
      const found = (await leaves.startingWith(word.normal)).map(leaves.look);
      const fields = word.normal.length > SHORT_PREFIX ? TITLE | KEYWORDS : KEYWORDS;
      const reach = isAlone && word.normal.length < PREFIX ? found.filter((entry) => stands(entry, fields)) : found;
      const common = (entry) => leaves.postings(entry).entries.length;
      return reach.sort((a, b) => common(b) - common(a)).slice(0, MOST_PREFIXED).map((one) => way([one], PREFIX_WEIGHT));
    }

    async function corrected(word) {
      const guesses = await speller.guesses(word.normal);
      const pair = guesses.length ? null : await speller.split(word.normal);
      const readings = pair ? [pair.map(tokens.stem)] : guesses.map((guess) => [tokens.stem(guess)]);
      await leaves.load(readings.flat());
      const ways = readings.map(known).filter((entries) => entries.every(Boolean));
      return { ways: ways.map((entries) => way(entries, GUESS_WEIGHT)), guess: pair ? pair.join(" ") : guesses[0] };
    }

    async function single(word, isAlone, question) {
      const made = { words: [word], ways: exact(word), optional: question && word.everywhere };
      if (made.ways.some(isInAStory) || made.optional) return made;
      const longer = [...await prefixed(word, isAlone), ...await kindred(word)];
      if (longer.length || made.ways.length) return { ...made, ways: [...made.ways, ...longer] };
      const { ways: guessed, guess } = await corrected(word);
      if (guessed.length) return { ...made, ways: guessed, guess };
      return { ...made, unfinished: word.open && !isAlone && word.normal.length <= (question ? UNFINISHED : 1) };
    }

    /* Entries rise: the stories come first, the pages behind them. */
    const isInAStory = ({ terms }) => terms.every((entry) => leaves.postings(entry).entries[0] < core.stories);

    /* Return the clauses of the words, in order. */
    async function clauses(words, question) {
      const asks = question ? words.map((_, at) => asksFor(words.slice(at, at + LONGEST_NAME))) : [];
      await leaves.load([...needed(words), ...asks.flatMap((one) => (one ? one.rows.map(({ term }) => term) : []))]);
      const made = [];
      for (let at = 0; at < words.length; ) {
        const name = several(words.slice(at, at + LONGEST_NAME));
        if (asks[at]) made.push(shown(asks[at], name));
        else if (name) made.push(name);
        else if (!words[at].skipped) made.push(single(words[at], words.length === 1, question));
        at += Math.max(1, name?.words.length ?? 0, asks[at]?.words.length ?? 0);
      }
      const found = (await Promise.all(made)).filter(({ unfinished }) => !unfinished);
      return found.every(({ optional }) => optional) ? found.map((one) => ({ ...one, optional: false })) : found;
    }

    /* The longest phrase at the beginning of some words that asks for competencies: `{ words, rows }`. */
    function asksFor(words) {
      asked ??= askedBy(core.competencies);
      for (let size = words.length; size > 0; size -= 1) {
        const taken = words.slice(0, size);
        const rows = asked.get(taken.flatMap((word) => word.readings.at(-1)).join(" "));
        if (rows) return { words: taken, rows };
      }
      return null;
    }

    /* Words that ask for competencies, met by themselves or by what a story shows. */
    async function shown({ words, rows }, name) {
      const found = rows.filter(({ term }) => leaves.look(term))
        .map(({ term, name, told }) => ({ ...way([leaves.look(term)], SHOWN_WEIGHT), name, told }));
      const counting = words.filter((word) => !word.skipped);
      const literal = name?.ways ?? (counting.length === 1 ? (await single(counting[0], false)).ways : together(counting));
      return { words, ways: literal, shown: found };
    }

    function together(words) {
      const entries = known(words.flatMap((word) => word.readings[0]));
      return entries.length && entries.every(Boolean) ? [way(entries)] : [];
    }

    /* A quoted phrase: its terms with their distances; stop words only keep their place. */
    async function phrase(text) {
      const terms = [];
      let offset = 0;
      for (const chunk of tokens.chunks(text)) {
        const [reading = []] = tokens.readings(chunk.text);
        reading.forEach((term, at) => {
          if (!tokens.isStop(term)) terms.push({ term, offset: offset + at });
        });
        offset += Math.max(1, ...tokens.readings(chunk.text).map((one) => one.length));
      }
      await leaves.load(terms.map(({ term }) => term));
      const entries = terms.map(({ term, offset: at }) => ({ entry: leaves.look(term), offset: at }));
      const words = [{ text: `“${text}”` }];
      if (!entries.length || !entries.every(({ entry }) => entry)) return { words, ways: [], quoted: true };
      const places = await Promise.all(entries.map(({ entry }) => leaves.positions(entry)));
      const holds = (number) =>
        [...(places[0].get(number) ?? [])].some((start) =>
          entries.every(({ offset: at }, index) => places[index].get(number)?.has(start + at - entries[0].offset)));
      return { words, ways: [{ terms: entries.map(({ entry }) => entry), weight: 1, holds }], quoted: true };
    }

    return { clauses, phrase };
  };
})();
