/* The passages that show why an entry matched, with the matching words marked. */

/** @import { Piece, Story } from "./types.d.ts" */
/** @import { Tokens } from "./tokens.js" */

const WINDOW = 34; // words of an excerpt
const LEAD = 8; // words before the first match
const MOST = 2; // excerpts of a result

/**
 * The wanted terms that a text holds.
 * @param {string} text
 * @param {Set<string>} wanted
 * @param {Tokens} tokens
 */
export function held(text, wanted, tokens) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const chunk of tokens.chunks(text)) for (const term of tokens.held(chunk.text, wanted)) found.add(term);
  return found;
}

/**
 * Cut a text, or the chunks from `first` to `last` of it, into pieces; the wanted ones are to be marked.
 * @param {string} text
 * @param {Set<string>} wanted
 * @param {Tokens} tokens
 */
export function mark(text, wanted, tokens, first = 0, last = Infinity) {
  const chunks = tokens.chunks(text);
  const end = last >= chunks.length - 1 ? text.length : chunks[last].at + chunks[last].text.length;
  /** @type {Piece[]} */
  const pieces = first > 0 ? [["… ", false]] : [];
  let from = first > 0 ? chunks[first].at : 0;
  for (const chunk of chunks.slice(first, last + 1)) {
    if (!tokens.held(chunk.text, wanted).length) continue;
    if (chunk.at > from) pieces.push([text.slice(from, chunk.at), false]);
    pieces.push([chunk.text, true]);
    from = chunk.at + chunk.text.length;
  }
  if (from < end) pieces.push([text.slice(from, end), false]);
  if (end < text.length) pieces.push([" …", false]);
  return pieces;
}

/**
 * The pieces of the stretch of a long text that holds the most different wanted terms.
 * @param {string} text
 * @param {Set<string>} wanted
 * @param {Tokens} tokens
 */
export function stretch(text, wanted, tokens) {
  const chunks = tokens.chunks(text);
  if (chunks.length <= WINDOW) return mark(text, wanted, tokens);
  const met = chunks.map((chunk) => tokens.held(chunk.text, wanted));
  let best = { start: 0, worth: -1 };
  for (let start = 0; start < chunks.length; start += 1) {
    if (start > 0 && !met[start].length) continue;
    const worth = new Set(met.slice(start, start + WINDOW - LEAD).flat()).size;
    if (worth > best.worth) best = { start, worth };
  }
  const first = Math.max(0, Math.min(best.start - LEAD, chunks.length - WINDOW));
  return mark(text, wanted, tokens, first, Math.min(chunks.length, first + WINDOW) - 1);
}

/**
 * The keywords through which a story matched, and every word that means the same, to be marked as well.
 * @param {Story} story
 * @param {Set<string>} wanted
 * @param {Tokens} tokens
 */
export function synonyms(story, wanted, tokens) {
  /** @type {(name: string) => string} */
  const term = (name) =>
    tokens
      .chunks(name)
      .map(({ text }) => tokens.readings(text)[0].join(" "))
      .join(" ");
  /** @type {(name: string) => boolean} */
  const mayHold = (name) => tokens.canHold(tokens.chunks(name)[0]?.text ?? "", wanted);
  const met = story.keywords
    .filter((names) => names.some((name) => mayHold(name) && wanted.has(term(name))))
    .map((names) => ({ names, terms: names.map(term) }));
  const through = met.map(({ names, terms }) => ({
    name: names[0],
    typed: names[terms.findIndex((one) => wanted.has(one))],
  }));
  return { through, terms: new Set([...wanted, ...met.flatMap(({ terms }) => terms)]) };
}

/**
 * Of the words by which a story was found instead of what was typed, those that it has: each with its terms.
 * @param {Story} story
 * @param {import("./types.d.ts").Meant[]} meant
 * @param {Tokens} tokens
 */
export function instead(story, meant, tokens) {
  const texts = [story.title, ...story.passages.map(([, text]) => text)];
  /** @type {(name: string) => string[]} */
  const terms = (name) =>
    tokens
      .chunks(name)
      .flatMap(({ text }) => tokens.readings(text).at(-1) ?? [])
      .filter((term) => !tokens.isStop(term));
  return meant.flatMap(({ typed, names }) => {
    if (texts.some((text) => held(text, new Set(terms(typed)), tokens).size)) return [];
    const found = names.map((name) => ({ name, typed, terms: terms(name) }));
    return found.filter((one) =>
      texts.some((text) => held(text, new Set(one.terms), tokens).size === one.terms.length),
    );
  });
}

/**
 * Return the excerpts of a story, the best first, in different fields where possible; `hits` are the terms of each.
 * @param {Story} story
 * @param {Set<string>} wanted
 * @param {Tokens} tokens
 */
export function excerpts(story, wanted, tokens) {
  const rows = story.passages.map(([field, text]) => ({ field, text, hits: held(text, wanted, tokens) }));
  const ranked = rows.filter(({ hits }) => hits.size).sort((a, b) => b.hits.size - a.hits.size);
  /** @type {typeof rows} */
  const chosen = [];
  /** @type {Set<string>} */
  const seen = new Set();
  for (const row of ranked) {
    const isNew = [...row.hits].some((term) => !seen.has(term));
    if (chosen.length < MOST && (isNew || !chosen.some(({ field }) => field === row.field))) {
      for (const term of row.hits) seen.add(term);
      chosen.push(row);
    }
  }
  return chosen.map(({ field, text, hits }) => ({ field, hits, pieces: stretch(text, wanted, tokens) }));
}
