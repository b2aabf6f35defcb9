/* The program of the practice page. */

import { PracticePage } from "./practice-page.js";
import { run } from "./program.js";

/** @type {PracticePage | null} */
let page = null;

addEventListener("keydown", (event) => page?.press(event));
run("[data-sb-practice]", async (root, core, failed) => {
  page = new PracticePage(root, core, failed);
  await page.open();
});
