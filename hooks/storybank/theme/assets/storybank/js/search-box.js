/* The search box of the home page hands what was typed to the site's search dialog.
 *
 * Without this script, or without that dialog, the form opens the STAR index with the words as its filter.
 */
"use strict"

window.storybank.onPage((root) => {
  const form = root.querySelector("[data-sb-search]")
  const dialog = root.querySelector("[data-md-component=search-query]")
  const toggle = root.querySelector("[data-md-toggle=search]")
  if (!form || !dialog || !toggle || location.protocol === "file:") return
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    toggle.click()
    dialog.focus()
    dialog.value = form.elements.q.value
    dialog.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  })
})
