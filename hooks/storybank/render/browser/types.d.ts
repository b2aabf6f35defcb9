/** What the build hands to practice and pack (render/rehearsal.py writes it), and what their modules hand to one another. */

/** What there is; stories, principles and questions are numbered from 0 in their order here. */
export interface Core {
  shard: number;
  pace: number;
  addresses: Record<"principle" | "story" | "find" | "practice" | "pack", string>;
  principles: [slug: string, title: string][];
  stories: [id: string, title: string, principle: number][];
  questions: [id: string, text: string, stories: number[]][];
}

export type PartRow = [heading: string, kind: string, words: number, html: string];

/** What can be shown of a story. */
export interface Texts {
  about: string[];
  parts: PartRow[];
  sources: string[];
}

export type TipRow = [id: string, html: string, principle: number];

/** The files, by their names. */
export interface Files {
  core: Core;
  tips: TipRow[];
  [texts: `texts-${number}`]: Texts[];
}

/** A set of stories, as an address names it. `values` are ids, the slug of a principle, or what was searched for. */
export interface StorySet {
  kind: "all" | "due" | "kept" | "principle" | "question" | "search" | "stories";
  values: string[];
}

/** A rehearsal as an address names it: with a seed it is shuffled, and the same seed gives the same order. */
export interface Rehearsal {
  set: StorySet;
  first: "question" | "title";
  seed: string;
}

/** What a set depends on besides the bank: days are the reader's own, as `2026-11-30`. */
export interface Reader {
  kept: string[];
  due: string[];
  found: number[];
}

/** What is remembered of a story that was practised; `last` and `due` are days of the reader. */
export interface Progress {
  story: string;
  last: string;
  due: string;
  stability: number;
  difficulty: number;
  reps: number;
  lapses: number;
}

export type Grade = 1 | 2 | 3 | 4;

/** Keeps a value on the device, or until the page is closed where the device keeps none. */
export interface Store {
  load(): unknown;
  save(value: unknown): void;
  isKept(): boolean;
  onChange(callback: () => void): void;
}

/** What the reader kept: ids of stories, and `tip:` with the id of a tip. The script of every page has it. */
export interface Kept {
  items(): string[];
  change(items: string[]): void;
  isKept(): boolean;
  onChange(callback: () => void): void;
  show(root: ParentNode): void;
  offer(rows: Iterable<HTMLElement>): void;
}

declare global {
  var storybankKept: Kept | undefined;
}
