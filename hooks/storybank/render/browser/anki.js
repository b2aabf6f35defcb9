/* The pack as flashcards: a text file that Anki imports, in the form of `storybank export --format anki-text`.
 *
 * Every field is quoted: a line that began with # would be skipped without a word. A story has the same id here and there,
 * so that a later import brings its card up to date.
 * A bracket is an entity: Anki plays what `[sound:…]` names, and sets what `[latex]` holds.
 */

/**
 * A card; `front` and `back` are HTML.
 * @typedef {{ id: string, front: string, back: string, tags: string[] }} Flashcard
 */

const HEADER = [
  "#separator:Comma",
  "#html:true",
  "#columns:Guid,Front,Back,Tags",
  "#notetype:Basic",
  "#guid column:1",
  "#tags column:4",
];

/** @param {string} text */
const quoted = (text) => `"${text.replaceAll("\r\n", "\n").replaceAll('"', '""').replaceAll("[", "&#91;")}"`;

/**
 * A tag has no spaces.
 * @param {string} text
 */
const tag = (text) => text.trim().replace(/\s+/g, "-");

/**
 * Return the file of some cards.
 * @param {Flashcard[]} cards
 */
export const deck = (cards) =>
  [
    ...HEADER,
    ...cards.map(({ id, front, back, tags }) => [id, front, back, tags.map(tag).join(" ")].map(quoted).join(",")),
  ]
    .map((line) => `${line}\n`)
    .join("");
