/* A page that needs more than the script of every page names its program: it is loaded once, when the first such page is
   open, and goes on by itself from there. */

import { scriptAt } from "../../../../../../find/browser/script.js";
import { onPage } from "./on-page.js";

/** @type {Set<string>} */
const asked = new Set();

onPage((root) => {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-sb-program]"))) {
    const address = new URL(part.dataset.sbProgram ?? "", location.href).href;
    if (asked.has(address)) continue;
    asked.add(address);
    const program = scriptAt(address);
    program.onerror = () => asked.delete(address); // the next visit asks again
    document.head.append(program);
  }
});
