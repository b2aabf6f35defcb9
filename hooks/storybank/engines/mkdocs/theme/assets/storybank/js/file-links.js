/* A site opened from a folder (file://) has no server that finds index.html: name it in the links that leave it out. */

import { onPage } from "./on-page.js";

/** @param {Document} root */
function nameIndex(root) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll("a[href]"))) {
    const address = new URL(link.href);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) {
      address.pathname += "index.html";
      link.href = address.href;
    }
  }
}

if (location.protocol === "file:") onPage(nameIndex);
