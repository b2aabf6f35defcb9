/* From the words of a query to clauses: what each word can mean in this bank.

   A clause is `{ words, ways, guess }`: the words as typed, the ways in which an entry can meet it, and, where a
   misspelling was corrected, the word that was taken. A way is `{ terms, weight }`: all of its terms must stand in the
   entry. A clause without ways is a word that the bank does not have. In a question a clause can also be met by
   what a story shows: `shown` are ways to the competencies that its words ask for, with `name`, and `told`, the words
   that tell of it. An `optional` clause is not missed. */

/** @import { Clause, Core, Entry, Fetch, Way, Word } from "./types.d.ts" */
/** @import { Asked, Asker } from "./asked.js" */
/** @import { Leaves } from "./postings.js" */
/** @import { Light } from "./query.js" */
/** @import { Speller } from "./spelling.js" */
/** @import { Tokens } from "./tokens.js" */
import { makeAsker, unpointed, within } from "./asked.js";
import { entriesOf, isThere, way } from "./ways.js";

const SHORT_PREFIX = 2; // alone, two letters reach keywords, three reach titles too
const PREFIX = 4;
const MOST_PREFIXED = 24;
const PREFIX_WEIGHT = 0.8;
const LESS_EXACT = 0.3; // of a figure by each step towards the bare number
const SHORTEST_KIN = 4; // letters
const UNFINISHED = 2; // letters at the end of a question that no word begins with are still being typed
const FIGURE = /^[$€£¥]?\d[\d.,]*\s*[a-z%]*$/;
const GUESS_WEIGHT = 0.9;
const LONGEST_NAME = 4; // words
const SHORT_QUERY = 4; // words; in a longer one no name is looked for at a word that does not count
const TITLE = 1 << 0;
const KEYWORDS = 1 << 1;

/**
 * @param {Pick<Core, "stories" | "meant" | "pointers">} core
 * @param {Tokens} tokens
 * @param {Leaves} leaves
 * @param {Speller} speller
 * @param {Light} light
 * @param {Fetch} shard
 */
export function clauseMaker(core, tokens, leaves, speller, light, shard) {
  /** @type {Asker | undefined} */
  let asker; // fetched when the first question is asked

  const pointers = new Set(core.pointers);

  const known = (/** @type {string[]} */ terms) => entriesOf(terms, tokens, leaves);

  /**
   * The terms that a first look needs: the readings of every word that counts, and what could begin with it.
   * @param {Word[]} words
   */
  function needed(words) {
    return words.flatMap((word, at) => {
      if (word.skipped && words.length > SHORT_QUERY) return [];
      const longer = [2, 3, 4]
        .filter((size) => at + size <= words.length)
        .flatMap((size) => [name(words.slice(at, at + size)), bare(words.slice(at, at + size))]);
      return [...word.readings.flat(), ...longer, ...(words[at + 1] ? [joined(word, words[at + 1])] : [])];
    });
  }

  /** @type {(words: Word[]) => string} */
  const name = (words) => words.flatMap((word) => word.readings[0]).join(" ");
  /** @type {(words: Word[]) => string} */
  const bare = (words) => name(unpointed(words, pointers));
  /** @type {(one: Word, other: Word) => string} */
  const joined = (one, other) => tokens.stem(one.normal + other.normal);

  /**
   * Several words that are one name (`data loss`), or one word written as two (`roll back`).
   * @param {Word[]} words
   */
  function several(words) {
    for (let size = Math.min(LONGEST_NAME, words.length); size > 1; size -= 1) {
      const taken = words.slice(0, size);
      if (taken.every((word) => word.skipped)) continue;
      const whole =
        leaves.look(name(taken)) ??
        leaves.look(bare(taken)) ??
        (size === 2 ? leaves.look(joined(taken[0], taken[1])) : undefined);
      if (!whole) continue;
      const apart = known(taken.flatMap((word) => word.readings[0]));
      const ways = [way([whole])];
      if (apart) ways.push(way(apart));
      return { words: taken, ways };
    }
    return null;
  }

  /**
   * The first reading that the bank knows; of a figure each, as a story may have it with another unit or without.
   * @param {Word} word
   */
  function exact(word) {
    const ways = word.readings.flatMap((reading, at) => {
      const entries = known(reading);
      return entries ? [way(entries, 1 - at * LESS_EXACT)] : [];
    });
    return FIGURE.test(word.normal) ? ways : ways.slice(0, 1).map(({ terms }) => way(terms));
  }

  /**
   * Who or what does it, and what they do: a fuzzer for "fuzzing", testing for a "tester".
   * @param {Word} word
   */
  async function kindred(word) {
    const [[term, ...others] = []] = word.readings;
    if (others.length || !term || term.length < SHORTEST_KIN || !/^[a-z]+$/.test(term)) return [];
    const kin = /[eo]r$/.test(term) ? [term.slice(0, -2)] : [`${term}er`, `${term}or`];
    await leaves.load(kin);
    return kin
      .map(leaves.look)
      .filter(isThere)
      .map((entry) => way([entry], PREFIX_WEIGHT));
  }

  /** @type {(entry: Entry, fields: number) => boolean} */
  const stands = (entry, fields) => leaves.postings(entry).masks.some((mask) => mask & fields);

  /**
   * Whether the term itself stands somewhere, not only others that mean the same.
   * @param {Entry} entry
   */
  const isWritten = (entry) => leaves.postings(entry).masks.some((mask) => !(mask & core.meant));

  /**
   * @param {Word} word
   * @param {boolean} isAlone
   */
  async function prefixed(word, isAlone) {
    if (word.normal.length < SHORT_PREFIX || (!word.open && word.normal.length < PREFIX)) return [];
    const found = (await leaves.startingWith(word.normal)).map(leaves.look).filter(isThere).filter(isWritten);
    const fields = word.normal.length > SHORT_PREFIX ? TITLE | KEYWORDS : KEYWORDS;
    const reach = isAlone && word.normal.length < PREFIX ? found.filter((entry) => stands(entry, fields)) : found;
    /** @type {(entry: Entry) => number} */
    const common = (entry) => leaves.postings(entry).entries.length;
    return reach
      .sort((a, b) => common(b) - common(a))
      .slice(0, MOST_PREFIXED)
      .map((one) => way([one], PREFIX_WEIGHT));
  }

  /** @param {Word} word */
  async function corrected(word) {
    const guesses = await speller.guesses(word.normal);
    const pair = guesses.length ? null : await speller.split(word.normal);
    const readings = pair ? [pair.map(tokens.stem)] : guesses.map((guess) => [tokens.stem(guess)]);
    await leaves.load(readings.flat());
    const ways = readings.map(known).filter((entries) => entries !== null);
    return { ways: ways.map((entries) => way(entries, GUESS_WEIGHT)), guess: pair ? pair.join(" ") : guesses[0] };
  }

  /**
   * @param {Word} word
   * @param {boolean} isAlone
   * @param {boolean} [question]
   * @returns {Promise<Clause>}
   */
  async function single(word, isAlone, question = false) {
    /** @type {Clause} */
    const made = { words: [word], ways: exact(word), optional: word.light || (question && word.everywhere) };
    if (made.ways.some(isInAStory) || made.optional) return made;
    const longer = [...(await prefixed(word, isAlone)), ...(await kindred(word))];
    made.ways.push(...longer);
    if (longer.some(isInAStory)) return made;
    // What only a page has may be a misspelling all the same.
    const { ways: guessed, guess } = await corrected(word);
    if (guessed.length) return { ...made, ways: [...made.ways, ...guessed], guess };
    if (light.qualifies(word.normal) && !isAlone && !made.ways.length) return { ...made, optional: true };
    const isShort = word.normal.length <= (question ? UNFINISHED : 1);
    return { ...made, unfinished: !made.ways.length && word.open && !isAlone && isShort };
  }

  /**
   * Whether a story has the words themselves. Entries rise: the stories come first, the pages behind them.
   * @param {Way} way
   */
  const isInAStory = ({ terms }) =>
    terms.every((one) => isWritten(one) && leaves.postings(one).entries[0] < core.stories);

  /**
   * Return the clauses of the words, in order.
   * @param {Word[]} words
   * @param {boolean} question
   * @returns {Promise<Clause[]>}
   */
  async function clauses(words, question) {
    if (question) asker ??= makeAsker(await shard("competencies"), core.pointers, LONGEST_NAME);
    /** @type {(Asked | null)[]} */
    const asks = asker && question ? asker.all(words) : [];
    await leaves.load([...needed(words), ...asks.flatMap((one) => (one ? one.rows.map(({ term }) => term) : []))]);
    /** @type {(Clause | Promise<Clause | Clause[]>)[]} */
    const made = [];
    for (let at = 0; at < words.length; ) {
      const named = several(words.slice(at, at + LONGEST_NAME));
      const ask = named ? within(asks.slice(at), named.words) : asks[at];
      if (ask) made.push(shown(ask, named));
      else if (named) made.push(named);
      else if (!words[at].skipped) made.push(single(words[at], words.length === 1, question));
      at += Math.max(1, named?.words.length ?? 0, ask?.words.length ?? 0);
    }
    const found = (await Promise.all(made)).flat().filter(({ unfinished }) => !unfinished);
    return found.every(({ optional }) => optional) ? found.map((one) => ({ ...one, optional: false })) : found;
  }

  /**
   * Words that ask for competencies, met by themselves or by what a story shows. Those of a phrase count alone, too.
   * @param {Asked} asked
   * @param {Clause | null} named
   * @returns {Promise<Clause[]>}
   */
  async function shown({ words, rows }, named) {
    const found = rows.flatMap(({ term, name, told }) => {
      const entry = leaves.look(term);
      return entry ? [{ ...way([entry]), name, told }] : [];
    });
    const counting = words.filter((word) => !word.skipped);
    const each = await Promise.all(counting.map((word) => single(word, false, true)));
    if (counting.length === 1)
      return [{ ...each[0], words, ways: named?.ways ?? each[0].ways, shown: found, optional: false }];
    const parts = each.filter(({ ways }) => ways.length).map((one) => ({ ...one, optional: true }));
    return [{ words, ways: named?.ways ?? together(counting), shown: found }, ...parts];
  }

  /** @param {Word[]} words */
  function together(words) {
    const entries = known(words.flatMap((word) => word.readings[0]));
    return entries ? [way(entries)] : [];
  }

  return clauses;
}
