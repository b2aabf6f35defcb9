/* A site opened from a folder (file://) has no server that finds index.html: name it in the links and forms
   that leave it out. */

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
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (root.querySelectorAll("form[action]"))) {
    const address = new URL(form.action);
    if (address.pathname.endsWith("/")) {
      address.pathname += "index.html";
      form.action = address.href;
    }
  }
}

if (location.protocol === "file:") onPage(nameIndex);
