/* The search box of the header, on every page: `/` and Ctrl-K go to it, Esc leaves it. It leads to the search page, whose
 * program is loaded here when the theme exchanged the page without loading it anew.
 */
"use strict"

{
  const bar = document.querySelector("[data-sb-bar]")
  const link = document.querySelector("[data-sb-bar-link]")
  const page = new URL(bar ? bar.action : "find/", document.baseURI)
  const address = location.protocol === "file:" ? new URL("index.html", page).href : page.href
  let loaded = Boolean(window.storybankFind) || Boolean(document.querySelector('script[src$="find/find.js"]'))

  // The theme exchanges the page below the header and keeps the header: relative addresses would go astray.
  if (bar) bar.action = address
  if (link) link.href = address

  const load = (name) => {
    const script = document.createElement("script")
    script.src = new URL(name, page).href
    document.head.append(script)
  }

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
    if (window.storybankFind?.openPage) {
      window.storybankFind.isReturn = () => isReturn || performance.getEntriesByType("navigation")[0]?.type !== "navigate"
      window.storybankFind.openPage()
    } else if (!loaded) {
      load("core.js")
      load("find.js")
    }
    loaded = true
  })
}
