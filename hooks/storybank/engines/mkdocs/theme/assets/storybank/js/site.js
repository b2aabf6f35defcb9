/* The scripts of every page, in the order in which they begin. */

import "./checklist.js";
import "./story-tools.js"; // before the links of a page are told where they lead on a disk
import "./file-links.js";
import "./find-box.js";
import "./drawer.js";
import "./reveal.js";
import "./today.js";
import "./keep.js";
import "./programs.js";
