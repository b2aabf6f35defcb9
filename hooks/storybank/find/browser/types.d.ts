/** What the build hands to the program (find/index.py writes it), and what the modules of the program hand to one another. */

/** How a text is cut and its words are read: what text/terms.py has, for the tokeniser. */
export interface Language {
  stop: string;
  pointers: string[];
  spellings: string;
  onlyS: string;
  unspaced: [first: number, last: number][];
  magnitudes: Record<string, number>;
  units: Record<string, string>;
  currencies: Record<string, string>;
  numbers: Record<string, string>;
  tens: string;
  digits: string;
  percent: string[];
  patterns: Record<
    | "chunk"
    | "dropped"
    | "gap"
    | "joint"
    | "amount"
    | "thousands"
    | "symbolic"
    | "shortened"
    | "measured"
    | "version"
    | "ise"
    | "yse",
    string
  >;
}

/** Words that tell little of what a person looks for: see thesaurus/README.md. */
export interface LightWords {
  frames: string[];
  asking: string;
  everywhere: string;
  light: string;
  endings: string;
}

/** The core of the index: what every search begins with. Stories are numbered from 0, the pages behind them. */
export interface Core extends Language {
  stories: number;
  pages: number;
  shard: number;
  pageShard: number;
  stubs: string[];
  leaves: string[];
  masks: number[];
  spelling: string[];
  fields: [key: string, name: string][];
  anchors: string[];
  opening: number;
  meant: number;
  kinds: Record<string, string>;
  light: LightWords;
  facets: [name: string, label: string, control: "whole" | "commonest" | "matched"][];
  addresses: Record<"principle" | "story" | "find" | "practice" | "pack", string>;
  principles: [slug: string, title: string][];
}

export type LeafRow = [
  term: string,
  endings: string,
  entries: number[],
  masks: number[],
  levels: number[],
  strongest: string,
  via: string,
];
export type SpellingGroup = [words: [string], strengths: [string], ordinary: [string]];
export type Passage = [field: number, text: string];
export type StoryRow = [
  id: string,
  title: string,
  principle: number,
  kind: string,
  minutes: number,
  facts: string[],
  passages: Passage[],
  keywords: string[][],
];
export type PageRow = [address: string, title: string, text: string];
export type CompetencyRow = [name: string, phrases: string, told: string];
export type FacetColumns = Record<string, [key: string, name: string, stories: number[]][]>;

/** The files of the index, by their names. */
export interface Shards {
  core: Core;
  facets: FacetColumns;
  competencies: CompetencyRow[];
  [leaf: `leaf-${number}`]: LeafRow[];
  [positions: `positions-${number}`]: number[][];
  [spelling: `spelling-${number}`]: SpellingGroup;
  [stories: `stories-${number}`]: StoryRow[];
  [pages: `pages-${number}`]: PageRow[];
}
export type ShardName = keyof Shards;
export type Arrival = [name: string, version: string, value: unknown];

/** Fetches a file of the index. */
export type Fetch = <Name extends ShardName>(name: Name) => Promise<Shards[Name]>;

export interface Chunk {
  text: string;
  at: number;
}

/** A word of the query. `light`: it counts where it stands, and is not missed; `open`: it is still being typed; `skipped`: the search leaves it out. */
export interface Word {
  text: string;
  normal: string;
  readings: string[][];
  stop: boolean;
  asking: boolean;
  everywhere: boolean;
  light: boolean;
  open: boolean;
  skipped: boolean;
}

export interface Query {
  text: string;
  phrases: string[];
  words: Word[];
  question: boolean;
}

/** A term of a leaf; the columns are read when they are needed. */
export interface Entry {
  term: string;
  columns: [entries: number[], masks: number[], levels: number[]];
  via: string;
  leaf: number;
  at: number;
  read?: Postings;
}

/** Which entries hold a term, rising; in which fields each; how strongly each. */
export interface Postings {
  entries: Uint32Array;
  masks: Uint16Array;
  levels: Uint8Array;
}

/** All of the terms must stand in an entry, and `holds` must be true of its number. */
export interface Way {
  terms: Entry[];
  weight: number;
  holds?: (number: number) => boolean;
}

/** A way to a competency, and the terms that tell of it. */
export interface Shown extends Way {
  name: string;
  told: string[];
}

/** What words of a query can mean in this bank; see clauses.js. */
export interface Clause {
  words: Typed[];
  ways: Way[];
  shown?: Shown[];
  guess?: string | undefined;
  optional?: boolean;
  quoted?: boolean;
  unfinished?: boolean;
}

/** Words as they were typed; a quoted phrase has only its text. */
export type Typed = Pick<Word, "text"> & Partial<Word>;

/** An entry that was found: `mask` are the fields that matched, `missing` the clauses that it does not meet. */
export interface Hit {
  number: number;
  score: number;
  mask: number;
  missing: Clause[];
  meant?: Meant[];
}

/** What was typed, and the words by which stories were found that do not have it. */
export interface Meant {
  typed: string;
  names: string[];
}

export type Mode = "all" | "most" | "closest" | "none" | "browse";

/** The answer to a search; `loose` are stories that hold too little to be one. */
export interface Found {
  query: Query;
  clauses: Clause[];
  mode: Mode;
  stories: Hit[];
  pages: Hit[];
  loose: Hit[];
  terms: Set<string>;
}

/** What the list shows of a story. */
export interface Story {
  id: string;
  title: string;
  principle: [slug: string, title: string] | undefined;
  kind: string;
  minutes: number;
  facts: string[];
  passages: Passage[];
  keywords: string[][];
}

/** What the list shows of a page. */
export interface Page {
  address: string;
  title: string;
  text: string;
}

/** What can be shown of a story before it is fetched. */
export type Stub = Pick<Story, "id" | "title">;

/** Text in pieces, of which some are to be marked. */
export type Piece = [text: string, isMark: boolean];

/** The values that were chosen of each facet. */
export type Filters = Map<string, Set<string>>;

/** What the search page shows: what its address says. */
export interface State {
  q: string;
  filters: Filters;
  sort: string;
}

/** The values of each facet, by their keys, with the numbers of the stories that have them. */
export type Facets = Map<string, Map<string, { name: string; stories: Iterable<number> }>>;

/** A value of a facet in the panel; `count` is what choosing it would leave. */
export interface Value {
  key: string;
  name: string;
  count: number;
  chosen: boolean;
}

/** Where a reader was on the search page. */
export interface Place {
  count: number;
  focus: string;
  top: number;
}

/** The first stories that a text finds as the list shows them, how it was read, and how many there are. */
export interface First {
  mode: Mode;
  n: number;
  count: string;
  notes: HTMLElement[];
  items: HTMLElement[];
}

/** What the program offers to other scripts: the search without a page, stories below a box, and the search page. */
export interface Program {
  search(typed: string): Promise<Found>;
  story(number: number): Promise<Story>;
  tokens(): Promise<import("./tokens.js").Tokens>;
  first(typed: string, most: number): Promise<First>;
  offer(input: HTMLInputElement): Promise<void>;
  openPage(isReturn?: boolean): void;
}

/** What vouches for the address of a script, or for HTML: the text itself, in a form that a strict policy takes. */
interface TrustedTypes {
  createPolicy<Rules>(name: string, rules: Rules): Rules;
}

declare global {
  /** Files of the index push what they hold on this list, also before the program is there. */
  var storybankShards: { push(arrival: Arrival): void } | Arrival[] | undefined;
  /** The same for the files of practice and pack. */
  var storybankTexts: { push(arrival: Arrival): void } | Arrival[] | undefined;
  /** What the interface says, by language, the nearest first: scripts arrive with the entries that they name. */
  var storybankWords: import("../../text/locale/say.js").Table[] | undefined;
  /** The program of the search, once it ran. */
  var storybankFind: Program | undefined;
  /** The programs beside it, once they ran. */
  var storybankAside:
    | { drawFacets: typeof import("./facets.js").draw; help: typeof import("./help.js").empty }
    | undefined;
  var storybankLate:
    | { makeSpeller: typeof import("./spelling.js").makeSpeller; phrase: typeof import("./phrases.js").phrase }
    | undefined;
  var storybankOffer: ((input: HTMLInputElement) => void) | undefined;
  /** Not in every browser, and not in TypeScript's library. */
  var trustedTypes: TrustedTypes | undefined;
}
