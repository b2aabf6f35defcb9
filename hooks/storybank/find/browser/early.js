/* Stands behind the core of the index, which arrives before the program: asks for the leaves that a query in the address
   will most likely need. On a slow line that saves the time in which the program is still on its way. */
(() => {
  "use strict";
  const MOST = 4; // words; a longer query is a question, of which most words do not count

  const shards = self.storybankShards;
  if (!Array.isArray(shards)) return; // the program is here already
  const [, version, core] = shards.find(([name]) => name === "core");
  const stop = new Set(core.stop.split(" "));
  const typed = (new URLSearchParams(location.search).get("q") ?? "").slice(0, 80).toLowerCase();
  const words = (typed.match(/[a-z0-9]{2,}/g) ?? []).filter((word) => !stop.has(word));
  if (words.length > MOST) return;
  const leaf = (word) => {
    const after = core.leaves.findIndex((first) => first > word);
    return `leaf-${(after < 0 ? core.leaves.length : after) - 1}`;
  };
  for (const name of new Set(words.map(leaf))) {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js?v=${version}`, document.currentScript.src).href;
    script.async = true;
    script.fetchPriority = "high";
    script.onerror = () => script.remove(); // the program asks again, and says so if that fails too
    document.head.append(script);
  }
})();
