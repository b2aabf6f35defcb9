/* Which stories are practised, in which order, beginning with what: read from an address and written into one. */

/** @import { Core, Reader, Rehearsal, StorySet } from "./types.d.ts" */
import { hash, shuffled } from "./shuffle.js";

const MOST_STORIES = 200; // that an address can name
const LONGEST = 200; // characters of one value
const PLAIN = ["all", "due", "kept"];

/** How a set is called in an address, where it has values. */
const NAMES = /** @type {const} */ ({ stories: "story", question: "question", principle: "principle", search: "q" });

/**
 * Read an address; null when it names no set. Nothing of it is ever markup.
 * @param {string} search
 * @returns {Rehearsal | null}
 */
export function read(search) {
  const given = new URLSearchParams(search);
  const set = setOf(given);
  if (!set) return null;
  return {
    set,
    first: given.get("first") === "title" ? "title" : "question",
    seed: (given.get("seed") ?? "").slice(0, LONGEST),
  };
}

/**
 * @param {URLSearchParams} given
 * @returns {StorySet | null}
 */
function setOf(given) {
  for (const [kind, name] of Object.entries(NAMES)) {
    const most = kind === "stories" ? MOST_STORIES : 1;
    const values = given.getAll(name).filter((value) => value.trim() && value.length <= LONGEST);
    if (values.length) {
      return { kind: /** @type {keyof typeof NAMES} */ (kind), values: [...new Set(values)].slice(0, most) };
    }
  }
  const kind = given.get("set") ?? "";
  return PLAIN.includes(kind) ? { kind: /** @type {"all" | "due" | "kept"} */ (kind), values: [] } : null;
}

/**
 * Return the query string of a rehearsal. What depends on the reader is said only as such: no grades, no days.
 * @param {Rehearsal} rehearsal
 */
export function write({ set, first, seed }) {
  const made = new URLSearchParams();
  if (set.kind === "all" || set.kind === "due" || set.kind === "kept") made.set("set", set.kind);
  else for (const value of set.values) made.append(NAMES[set.kind], value);
  if (first === "title") made.set("first", first);
  if (seed) made.set("seed", seed);
  return `?${made}`;
}

/**
 * Return the same rehearsal for somebody else: what this reader kept is named story by story.
 * @param {Rehearsal} rehearsal
 * @param {Reader} reader
 * @returns {Rehearsal}
 */
export function shared(rehearsal, { kept }) {
  if (rehearsal.set.kind !== "kept") return rehearsal;
  return { ...rehearsal, set: { kind: "stories", values: kept.slice(0, MOST_STORIES) } };
}

/**
 * Return the numbers of the stories of a rehearsal in its order; stories that the bank does not have are left out.
 * @param {Rehearsal} rehearsal
 * @param {Core} core
 * @param {Reader} reader
 */
export function stories({ set, seed }, core, reader) {
  const numbers = members(set, core, reader);
  return seed ? shuffled(numbers, seed) : numbers;
}

/**
 * @param {StorySet} set
 * @param {Core} core
 * @param {Reader} reader
 * @returns {number[]}
 */
function members({ kind, values }, core, reader) {
  const all = core.stories.map((_, number) => number);
  if (kind === "all") return all;
  if (kind === "search") return reader.found.filter((number) => number in core.stories);
  if (kind === "question") return core.questions.find(([id]) => id === values[0])?.[2] ?? [];
  if (kind === "principle") return all.filter((number) => slugOf(core, number) === values[0]);
  const wanted = kind === "stories" ? values : reader[kind];
  const number = new Map(core.stories.map(([id], at) => [id, at]));
  return wanted.flatMap((id) => number.get(id) ?? []);
}

/**
 * @param {Core} core
 * @param {number} number
 */
const slugOf = (core, number) => core.principles[core.stories[number][2]]?.[0];

/**
 * Return the question that a story is asked by, "" where none is known or the title comes first. Of several it is one
 * that the seed chooses.
 * @param {Rehearsal} rehearsal
 * @param {Core} core
 * @param {number} number
 */
export function question({ set, first, seed }, core, number) {
  if (first === "title") return "";
  const asked = core.questions.filter(([id, , answers]) =>
    set.kind === "question" ? id === set.values[0] : answers.includes(number),
  );
  return asked[hash(seed + core.stories[number][0]) % asked.length]?.[1] ?? "";
}
