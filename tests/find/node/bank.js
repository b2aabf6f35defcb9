/* The index that Python made of this repository's bank, as a test reads it: test_scripts.py writes it and says where. */

/** @import { Core, Fetch, ShardName, Shards } from "../../../hooks/storybank/find/browser/types.d.ts" */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.STORYBANK_INDEX ?? "";
assert(folder, "run these tests by `make scripts`: they need the index of a bank");

/** What Python holds of the same index: see test_scripts.py. */
export const python = JSON.parse(readFileSync(join(folder, "python.json"), "utf-8"));

/** A shard is a script that pushes what it holds. */
const CALL = /^[^[]*\[\]\)\.push\((.*)\);\n$/s;

/** @type {Fetch} */
export const shard = async (name) => {
  const [, pushed] = CALL.exec(readFileSync(join(folder, "find", `${name}.js`), "utf-8")) ?? [];
  const [, , value] = JSON.parse(pushed);
  return value;
};

/** @type {Core} */
export const core = await shard("core");

/**
 * Fetches from these files, and no others.
 * @param {{ [Name in ShardName]?: Shards[Name] }} files
 * @returns {Fetch}
 */
export const among = (files) => /** @type {any} */ (async (/** @type {ShardName} */ name) => files[name]);
