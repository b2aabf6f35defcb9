/* The texts of stories and tips, each file fetched when it is first needed. */

/** @import { Core, Files } from "./types.d.ts" */
import { shard } from "../../find/browser/shards.js";

/**
 * @template {keyof Files} Name
 * @param {Name} name
 * @returns {Promise<Files[Name]>}
 */
const file = (name) => /** @type {Promise<any>} */ (shard(/** @type {any} */ (name)));

/**
 * Return what a story tells.
 * @param {Core} core
 * @param {number} number
 */
export const texts = async ({ shard: size }, number) =>
  (await file(`texts-${Math.floor(number / size)}`))[number % size];

/** Return the tips by their ids. */
export const tips = async () => new Map((await file("tips")).map((tip) => [tip[0], tip]));
