/* The home page: the story of the day, by the reader's calendar, the same for everybody who has that date. */

import { onPage } from "./on-page.js";

const DAY = 86_400_000;

function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
}

onPage((page) => {
  /** @type {NodeListOf<HTMLElement>} */
  const stories = page.querySelectorAll("[data-sb-today] > li");
  const chosen = today() % stories.length;
  for (const [at, story] of stories.entries()) story.hidden = at !== chosen;
});
