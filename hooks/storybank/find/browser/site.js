/* Where the program and the site are: found once, while the program runs for the first time. */

const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

/** The folder of the program, in which the files of the index stand, too. */
export const folder = new URL(".", script?.src ?? location.href).href;

/** The version of the program, where the page names one. */
export const version = new URL(script?.src ?? location.href).searchParams.get("v") ?? "";

const site = new URL("../", folder);

/**
 * Return the full address of a page of the site; from a disk nothing else names index.html.
 * @param {string} path
 * @param {string} [anchor]
 */
export function page(path, anchor = "") {
  const url = new URL(path, site);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  if (anchor) url.hash = anchor;
  return url.href;
}

/**
 * Return the full address of a page of one kind, as the core says where these stand.
 * @param {string} pattern
 * @param {string} name
 * @param {string} [anchor]
 */
export const address = (pattern, name, anchor = "") =>
  page(
    pattern.replace("{}", () => name),
    anchor,
  );
