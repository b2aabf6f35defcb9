/* A site opened from a folder (file://) has no server that finds index.html: name it in the links that leave it out. */
"use strict"

if (location.protocol === "file:") {
  window.storybank.onPage((root) => {
    for (const link of root.querySelectorAll("a[href]")) {
      const address = new URL(link.href)
      if (address.protocol === "file:" && address.pathname.endsWith("/")) {
        address.pathname += "index.html"
        link.href = address.href
      }
    }
  })
}
