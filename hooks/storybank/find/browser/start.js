/* Begins a search as soon as the program is there, and opens the page as soon as it is. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  /* Call back as soon as the whole of the search page is there, before the scripts that end the page. */
  function whenThere(callback) {
    const isThere = () => document.querySelector("[data-sb-find] #find-pages-list"); // the last of its parts
    const observer = new MutationObserver(() => {
      if (isThere()) end();
    });
    const end = () => {
      observer.disconnect();
      callback();
    };
    if (isThere()) return callback();
    observer.observe(document, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", end);
  }

  /* Begin before the page is there: what the first results need is on its way while the rest is still read. */
  async function early() {
    const { q } = find.address.read(location.search);
    const { stories } = await find.search(q);
    await Promise.all(find.stories(stories.slice(0, find.PAGE).map(({ number }) => number)));
  }

  early().catch(() => {}); // the page says so when it asks in vain
  whenThere(find.openPage);
})();
