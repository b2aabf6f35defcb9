/* Files that a reader saves and takes in again, here or on another device. What comes in was made by a stranger: it is
   measured, parsed as data, checked value by value, and refused with a word on what is wrong. */

import { say } from "../../text/locale/say.js";

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
  if (!Array.isArray(listed)) throw new BadFile(say("file.no_list"));
  if (listed.length > most) throw new BadFile(say("file.too_many", { n: listed.length, most }));
  return listed.map((value, at) => {
    const item = read(value);
    if (typeof item === "string") throw new BadFile(say("file.item", { n: at + 1, wrong: item }));
    return item;
  });
}

/**
 * @param {string} text
 * @param {string} format
 * @returns {{ items?: unknown }}
 */
function header(text, format) {
  if (text.length > MOST_BYTES) throw new BadFile(say("file.too_large", { n: MOST_BYTES / 1e6 }));
  const whole = parsed(text);
  if (typeof whole !== "object" || whole === null || whole.format !== format) {
    throw new BadFile(say("file.other_format", { format }));
  }
  if (whole.version !== VERSION) throw new BadFile(say("file.other_version", { version: VERSION }));
  return whole;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadFile(say("file.no_json"));
  }
}

/**
 * Return the text of the file that a reader chose. Raises `BadFile`.
 * @param {File} file
 */
export async function textOf(file) {
  if (file.size > MOST_BYTES) throw new BadFile(say("file.too_large", { n: MOST_BYTES / 1e6 }));
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
