/* What few searches need: how a misspelt word is read, and a quoted phrase. A program of its own, which the search asks
   for. */

import { phrase } from "./phrases.js";
import { makeSpeller } from "./spelling.js";

self.storybankLate = { makeSpeller, phrase };
