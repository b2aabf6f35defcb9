/* The search box of the header, on every page: `/` and Ctrl-K go to it, Esc leaves it. It leads to the search page, whose
 * program is loaded here when the theme exchanged the page without loading it anew.
 */
"use strict"

{
  const bar = document.querySelector("[data-sb-bar]")
  const link = document.querySelector("[data-sb-bar-link]")
  // A site with a main.html of its own has no box; this script knows where the site is all the same.
  const page = new URL(bar ? bar.action : new URL("../../find/", document.currentScript.src))
  const address = location.protocol === "file:" ? new URL("index.html", page).href : page.href

  // The theme exchanges the page below the header and keeps the header: relative addresses would go astray.
  if (bar) bar.action = address
  if (link) link.href = address

  const isThere = () => Boolean(window.storybankFind?.openPage)
  // By the page itself:
  let isAsked = [...document.scripts].some(({ src }) => src.split("?")[0] === new URL("find.js", page).href)

  const append = (name) => {
    const script = document.createElement("script")
    script.src = new URL(name, page).href
    document.head.append(script)
    return script
  }

  const load = (name) => {
    isAsked = true
    const script = append(name)
    script.onload = script.onerror = () => (isAsked = isThere()) // else the next visit asks again
  }

  // Every script of the page has run by then, or failed. A second request has another address: caches would repeat the
  // first answer.
  addEventListener("load", () => {
    if (isAsked && !isThere()) load("find.js?again")
  })

  const box = () => document.querySelector("#find-q") ?? (bar?.offsetParent ? bar.elements.q : null)
  const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")

  addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
    const isControlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey
    if (!isSlash && !isControlK) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const input = box()
    if (input) {
      input.focus()
      input.select()
    } else location.href = address
  }, true)

  bar?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.target.blur()
  })

  let isReturn = false
  addEventListener("popstate", () => {
    isReturn = true
  })
  addEventListener("click", () => {
    isReturn = false
  }, true)

  window.storybank.onPage((root) => {
    if (!root.querySelector("[data-sb-find]")) return
    if (isThere()) {
      window.storybankFind.isReturn = () => isReturn || performance.getEntriesByType("navigation")[0]?.type !== "navigate"
      window.storybankFind.openPage()
    } else if (!isAsked) {
      if (!document.querySelector("#find-core")) append("core.js")
      load("find.js")
    }
  })
}
