/* Stands in the search page itself, behind the core of the index: asks for the files that a query in the address will most
   likely need, while the program is still on its way. Its text is always the same, so that a content policy can allow it by
   its hash; where a policy does not, the program asks. */
(() => {
  "use strict";
  const SHORTEST = 4; // letters of a word that may be misspelt
  const MOST = 4; // words; a longer query is a question, of which most words do not count

  const [, version, core] = JSON.parse(document.querySelector("#find-core").textContent);
  const stop = new Set(core.stop.split(" "));
  const typed = (new URLSearchParams(location.search).get("q") ?? "").slice(0, 80).toLowerCase();
  const words = (typed.match(/[a-z0-9]{2,}/g) ?? []).filter((word) => !stop.has(word));
  if (!words.length || words.length > MOST) return;

  const place = (firsts, text) => firsts.findLastIndex((first) => first <= text);
  const leaf = (word) => `leaf-${place(core.leaves, word)}`;
  const spelling = (word) =>
    word.length < SHORTEST ? [] : [word[0], word[1]].map((letter) => `spelling-${place(core.spelling, letter)}`);

  for (const name of new Set([...words.map(leaf), ...words.flatMap(spelling), "keywords"])) {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js?v=${version}`, location.href).href;
    script.async = true;
    script.fetchPriority = name.startsWith("leaf") ? "high" : "auto";
    script.onerror = () => script.remove(); // the program asks again, and says so if that fails too
    document.head.append(script);
  }
})();
