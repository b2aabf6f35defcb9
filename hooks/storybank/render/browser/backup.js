/* Files that a reader saves and takes in again, here or on another device. What comes in was made by a stranger: it is
   measured, parsed as data, checked value by value, and refused with a word on what is wrong. */

export const MOST_BYTES = 5_000_000;
const VERSION = 1;

/** What is wrong with a file, in words for its reader. */
export class BadFile extends Error {}

/**
 * Return a file of a format: a line a value, so that two of them can be compared.
 * @param {string} format
 * @param {unknown[]} items
 */
export const written = (format, items) =>
  `{"format": ${JSON.stringify(format)}, "version": ${VERSION}, "items": [\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]}\n`;

/**
 * Return the values in the text of a file, each as `read` makes it of what stands there. Raises `BadFile`.
 * @template T
 * @param {string} text
 * @param {{ format: string, most: number, read: (value: unknown) => T | string }} kind `read` returns a text for what is wrong
 * @returns {T[]}
 */
export function items(text, { format, most, read }) {
  const { items: listed } = header(text, format);
  if (!Array.isArray(listed)) throw new BadFile("it has no list of items");
  if (listed.length > most) throw new BadFile(`it has ${listed.length} items, and ${most} are the most`);
  return listed.map((value, at) => {
    const item = read(value);
    if (typeof item === "string") throw new BadFile(`item ${at + 1} ${item}`);
    return item;
  });
}

/**
 * @param {string} text
 * @param {string} format
 * @returns {{ items?: unknown }}
 */
function header(text, format) {
  if (text.length > MOST_BYTES) throw new BadFile(`it is larger than ${MOST_BYTES / 1e6} MB`);
  const whole = parsed(text);
  if (typeof whole !== "object" || whole === null || whole.format !== format) {
    throw new BadFile(`it is no file of the format “${format}”`);
  }
  if (whole.version !== VERSION) throw new BadFile(`its version is not ${VERSION}: another Storybank made it`);
  return whole;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadFile("it is no JSON");
  }
}

/**
 * Return the text of the file that a reader chose. Raises `BadFile`.
 * @param {File} file
 */
export async function textOf(file) {
  if (file.size > MOST_BYTES) throw new BadFile(`it is larger than ${MOST_BYTES / 1e6} MB`);
  return file.text();
}

/**
 * Hand a text to the reader as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
