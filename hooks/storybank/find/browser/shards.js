/* Fetches the files of the index as scripts, each once, so that it works from a disk, a sub-path and under a strict
   policy. A shard hands itself over by pushing [name, version, value] on `storybankShards`. Whatever becomes of a script,
   who waits for it gets an answer: it arrived, or it was asked for twice in vain. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  if (find.shards) return; // the program ran before: what it fetches comes to it

  const PATIENCE = 30_000; // milliseconds; a script that is silent for longer counts as failed

  class StaleIndex extends Error {}

  const folder = new URL(".", document.currentScript ? document.currentScript.src : location.href).href;
  let arrived = new Map(); // name → [version, value]
  let pending = new Map(); // name → promise of the same
  let version = "";
  let refreshing = null;

  const receive = ([name, ...shard]) => arrived.set(name, shard);

  /* A script that early.js has asked for. In a complete page none of them is still on its way. */
  const standing = (address) =>
    document.readyState === "complete" ? undefined : [...document.scripts].find(({ src }) => src === address);

  function appended(address) {
    const script = document.createElement("script");
    script.src = address;
    script.async = true;
    script.fetchPriority = "high";
    document.head.append(script);
    return script;
  }

  /* Resolves when a script has run or failed. If it failed before anybody listened, the load of the page tells: it comes
     after every script that was asked for until then. */
  const ended = (script) => new Promise((resolve) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", resolve);
    if (document.readyState !== "complete") addEventListener("load", resolve);
    setTimeout(resolve, PATIENCE);
  }).then(() => script.remove());

  /* A second request has another address: caches would repeat the first answer. */
  async function ask(name, ofVersion) {
    const address = `${folder}${name}.js`;
    const first = ofVersion ? `${address}?v=${ofVersion}` : address;
    await ended(standing(first) ?? appended(first));
    if (!arrived.has(name)) await ended(appended(`${address}?v=${ofVersion}&again`));
    if (!arrived.has(name)) throw new Error(`cannot load ${name}`);
    return arrived.get(name);
  }

  async function load(name, ofVersion = version) {
    if (arrived.has(name)) return arrived.get(name);
    const asked = pending;
    if (!asked.has(name)) asked.set(name, ask(name, ofVersion).finally(() => asked.delete(name)));
    return asked.get(name);
  }

  /* Return the value of a shard. Raises `StaleIndex` when the site was published anew since the core was read. */
  async function shard(name) {
    const [ofVersion, value] = await load(name);
    if (ofVersion !== version) throw new StaleIndex(ofVersion);
    return value;
  }

  /* Return the core. */
  async function core() {
    const [ofVersion, value] = await load("core");
    version = ofVersion;
    return value;
  }

  /* Forget everything that was fetched and read the core of the version that was met; once for all who met it. */
  function refresh(met) {
    refreshing ??= again(met).finally(() => (refreshing = null));
    return refreshing;
  }

  async function again(met) {
    arrived = new Map();
    pending = new Map();
    await load("core", met);
  }

  const early = self.storybankShards ?? [];
  const written = document.querySelector("#find-core"); // the core, in the search page itself
  self.storybankShards = { push: receive };
  if (written) receive(JSON.parse(written.textContent));
  early.forEach(receive);

  Object.assign(find, { shards: { core, shard, refresh, StaleIndex } });
})();
