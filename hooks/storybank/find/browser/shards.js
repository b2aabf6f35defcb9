/* Fetches the files of the index as scripts, each once, so that it works from a disk, a sub-path and under a strict
   policy. A shard hands itself over by pushing [name, version, value] on `storybankShards`. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const CORE = 'script[src$="find/core.js"]'; // asked for by the page itself

  class StaleIndex extends Error {}

  const folder = new URL(".", document.currentScript ? document.currentScript.src : location.href).href;
  const arrived = new Map(); // name → [version, value]
  const expected = new Map(); // name → { promise, resolve, reject }
  let version = "";

  function receive([name, ofVersion, value]) {
    arrived.set(name, [ofVersion, value]);
    expected.get(name)?.resolve();
  }

  function request(name, refresh = "") {
    const query = refresh || version;
    const known = self.storybankAsked?.get(name) ?? (name === "core" && !refresh && document.querySelector(CORE));
    const script = known || document.createElement("script");
    script.onerror = () => {
      script.remove();
      expected.get(name)?.reject(new Error(`cannot load ${name}`));
      expected.delete(name); // so that the next search tries again
    };
    script.onload = () => {
      script.remove();
      if (!arrived.has(name)) script.onerror();
    };
    self.storybankAsked?.delete(name);
    if (known) return;
    script.src = `${folder}${name}.js${query ? `?v=${query}` : ""}`;
    script.async = true;
    script.fetchPriority = "high";
    document.head.append(script);
  }

  function load(name, refresh) {
    if (arrived.has(name)) return Promise.resolve();
    if (!expected.has(name)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
      expected.set(name, entry);
      request(name, refresh);
    }
    return expected.get(name).promise;
  }

  /* Return the value of a shard. Raises `StaleIndex` when the site was published anew since the core was read. */
  async function shard(name) {
    await load(name);
    const [ofVersion, value] = arrived.get(name);
    if (ofVersion !== version) throw new StaleIndex(ofVersion);
    return value;
  }

  /* Return the core. A page that starts a search has asked for it already, by a script of its own. */
  async function core() {
    await load("core");
    version = arrived.get("core")[0];
    return arrived.get("core")[1];
  }

  /* Forget everything that was fetched and read the core of the version that was met. */
  async function refresh(met) {
    arrived.clear();
    expected.clear();
    await load("core", met);
  }

  const early = self.storybankShards ?? [];
  self.storybankShards = { push: receive };
  early.forEach(receive);

  Object.assign(find, { shards: { core, shard, refresh, StaleIndex } });
})();
