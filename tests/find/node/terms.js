/* Terms as the leaves of an index would hold them, for tests of what ranks them. */

/** @import { Entry } from "../../../hooks/storybank/find/browser/types.d.ts" */
import assert from "node:assert/strict";

/** @param {Entry} entry */
export function postings({ read }) {
  assert(read);
  return read;
}

/**
 * A term that stands in some entries: `{ number: [level, fields] }`.
 * @param {Record<number, [level: number, fields: number]>} held
 * @returns {Entry}
 */
export function term(held) {
  const rows = Object.entries(held);
  return {
    term: "",
    columns: [[], [], []],
    via: "",
    leaf: 0,
    at: 0,
    read: {
      entries: new Uint32Array(rows.map(([number]) => Number(number))),
      levels: new Uint8Array(rows.map(([, [level]]) => level)),
      masks: new Uint16Array(rows.map(([, [, fields]]) => fields)),
    },
  };
}
