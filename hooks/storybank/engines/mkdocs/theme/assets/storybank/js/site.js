/* The scripts of every page, in the order in which they begin. */

import "./checklist.js";
import "./file-links.js";
import "./find-box.js";
import "./groups.js";
import "./index-table.js";
import "./story-tools.js";
import "./reveal.js";
import "./today.js";
import "./keep.js";
import "./programs.js";
