/* HTML of the site's own files as elements. It was made inert when the site was built; where a policy asks for trusted
   types, this is the one place that vouches for it. Nothing that a reader typed or took in comes here. */

import { page } from "../../find/browser/site.js";

const types = self.trustedTypes?.createPolicy("storybank-texts", { createHTML: (/** @type {string} */ html) => html });

/**
 * Return the elements of a text. `name` sets the ids in it (footnotes) apart from those of other texts on the page.
 * @param {string} html
 * @param {string} name
 */
export function fragment(html, name) {
  const template = document.createElement("template");
  template.innerHTML = /** @type {string} */ (types ? types.createHTML(html) : html);
  const content = document.importNode(template.content, true); // here its addresses are those of the page
  for (const element of content.querySelectorAll("[id]")) element.id = `${name}-${element.id}`;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (content.querySelectorAll("a[href]"))) {
    const written = link.getAttribute("href") ?? "";
    if (written.startsWith("#")) link.setAttribute("href", `#${name}-${written.slice(1)}`);
    else if (location.protocol === "file:" && link.href.startsWith("file:")) link.href = page(link.href);
  }
  return content;
}
