/* Fetches the files of the index as scripts, each once, so that it works from a disk, a sub-path and under a strict
   policy. A shard hands itself over by pushing [name, version, value] on a list, `storybankShards` for those of the search.
   Whatever becomes of a script, who waits for it gets an answer: it arrived, or it was asked for twice in vain. */

/** @import { Arrival, Fetch, ShardName } from "./types.d.ts" */
import { scriptAt } from "./script.js";
import { folder } from "./site.js";

const PATIENCE = 30_000; // milliseconds; a script that is silent for longer counts as failed

/** @typedef {[version: string, value: any]} Shard */

/** The site was published anew since the core was read; the message is the version that was met. */
export class StaleIndex extends Error {}

/** @type {Map<string, Shard>} */
let arrived = new Map();
/** @type {Map<string, Promise<Shard>>} */
let pending = new Map();
let version = "";
/** @type {Promise<void> | null} */
let refreshing = null;

/** @param {Arrival} arrival */
const receive = ([name, ...shard]) => arrived.set(name, shard);

/**
 * Take what arrived before the program, and from now on each file as it arrives on a list.
 * @param {"storybankShards" | "storybankTexts"} list
 * @param {Element | null} [written] the core, where the page itself holds it
 */
export function listen(list, written) {
  const early = self[list];
  self[list] = { push: receive };
  if (written) receive(JSON.parse(written.textContent));
  if (Array.isArray(early)) early.forEach(receive);
}

/**
 * A script that early.js has asked for. In a complete page none of them is still on its way.
 * @param {string} address
 */
const standing = (address) =>
  document.readyState === "complete" ? undefined : [...document.scripts].find(({ src }) => src === address);

/** @param {string} address */
function appended(address) {
  const script = scriptAt(address);
  script.async = true;
  script.fetchPriority = "high";
  document.head.append(script);
  return script;
}

/**
 * Resolves when a script has run or failed. If it failed before anybody listened, the load of the page tells: it comes
 * after every script that was asked for until then.
 * @param {HTMLScriptElement} script
 */
const ended = (script) =>
  new Promise((resolve) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", resolve);
    if (document.readyState !== "complete") addEventListener("load", resolve);
    setTimeout(resolve, PATIENCE);
  }).then(() => script.remove());

/**
 * Let a script of the search run. A second request has another address: caches would repeat the first answer.
 * @param {string} name
 * @param {string} ofVersion
 * @param {() => boolean} isThere
 */
export async function run(name, ofVersion, isThere) {
  const address = `${folder}${name}.js`;
  const first = ofVersion ? `${address}?v=${ofVersion}` : address;
  await ended(standing(first) ?? appended(first));
  if (!isThere()) await ended(appended(`${address}?v=${ofVersion}&again`));
  if (!isThere()) throw new Error(`cannot load ${name}`);
}

/**
 * @param {string} name
 * @param {string} ofVersion
 */
async function ask(name, ofVersion) {
  await run(name, ofVersion, () => arrived.has(name));
  return /** @type {Shard} */ (arrived.get(name));
}

/**
 * @param {ShardName} name
 * @param {string} ofVersion
 */
async function load(name, ofVersion = version) {
  const there = arrived.get(name);
  if (there) return there;
  const asked = pending; // `again` may put another in its place
  const before = asked.get(name);
  if (before) return before;
  const request = ask(name, ofVersion).finally(() => asked.delete(name));
  asked.set(name, request);
  return request;
}

/**
 * Return the value of a shard. Raises `StaleIndex` when the site was published anew since the core was read.
 * @type {Fetch}
 */
export async function shard(name) {
  const [ofVersion, value] = await load(name);
  if (ofVersion !== version) throw new StaleIndex(ofVersion);
  return value;
}

/**
 * Return the core.
 * @returns {Promise<import("./types.d.ts").Core>}
 */
export async function core() {
  const [ofVersion, value] = await load("core");
  version = ofVersion;
  return value;
}

/**
 * Forget everything that was fetched and read the core of the version that was met; once for all who met it.
 * @param {string} met
 */
export function refresh(met) {
  refreshing ??= again(met).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** @param {string} met */
async function again(met) {
  arrived = new Map();
  pending = new Map();
  await load("core", met);
}
