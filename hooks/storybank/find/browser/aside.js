/* What stands around the list and is fetched behind its first results: the panel of facets, and help where the list is
   empty. A program of its own, which the page asks for. */

import { draw } from "./facets.js";
import { empty } from "./help.js";

self.storybankAside = { drawFacets: draw, help: empty };
