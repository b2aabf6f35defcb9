/* Makes the elements that load a script of the site. Where a policy asks for trusted types, this is the one place that
   vouches for an address: it is one of the site's own. */

/** @param {string} address */
function own(address) {
  const { href, origin, protocol } = new URL(address, location.href);
  if (origin !== location.origin || protocol !== location.protocol) throw new TypeError(`not of this site: ${href}`);
  return href;
}

const types = self.trustedTypes?.createPolicy("storybank", { createScriptURL: own });

/**
 * Return an element that loads a script of the site, once it stands in the page.
 * @param {string} address
 */
export function scriptAt(address) {
  const script = document.createElement("script");
  script.src = types ? types.createScriptURL(address) : own(address);
  return script;
}
