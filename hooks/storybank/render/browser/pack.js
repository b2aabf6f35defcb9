/* The program of the pack page. */

import { PackPage } from "./pack-page.js";
import { run } from "./program.js";

/** @type {PackPage | null} */
let open = null;
const kept = /** @type {import("./types.d.ts").Kept} */ (self.storybankKept);

kept.onChange(() => open?.changed());
run("[data-sb-pack]", async (root, core, failed) => {
  open = new PackPage(root, core, kept, failed);
  await open.draw();
});
