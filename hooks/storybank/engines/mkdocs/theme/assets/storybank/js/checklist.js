/* Checklists: remembers which tips are ticked, in this browser only.
 *
 * A tick belongs to the tip's id, which comes from its text: it stays when tips move, and one tip is one tick on every
 * page. Where the browser keeps nothing (storage blocked), ticks last as long as the document.
 */
"use strict"
;(() => {
  const KEY = "storybank.ticks"
  let memory = new Set()
  let kept = true

  function load() {
    try {
      const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]")
      memory = new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [])
    } catch (error) {
      kept = error instanceof SyntaxError // what cannot be read is written anew; what is blocked stays blocked
    }
  }

  function save() {
    try {
      localStorage.setItem(KEY, JSON.stringify([...memory].sort()))
    } catch {
      kept = false
    }
  }

  const boxesIn = (root) => [...root.querySelectorAll("input[data-sb-tip]")]

  function show() {
    for (const box of boxesIn(document)) box.checked = memory.has(box.dataset.sbTip)
    for (const line of document.querySelectorAll("[data-sb-progress]")) showProgress(line)
    const note = document.querySelector("[data-sb-storage-note]")
    if (note) note.hidden = kept
  }

  /** A progress line counts the boxes of its checklist, or of the whole page when it stands in none. */
  const scopeOf = (line) => line.closest("[data-sb-checklist]") ?? document

  function showProgress(line) {
    const boxes = boxesIn(scopeOf(line))
    const done = boxes.filter((box) => box.checked).length
    line.querySelector("progress").value = done
    line.querySelector("[data-sb-count]").textContent = `${done} of ${boxes.length}`
    line.querySelector("[data-sb-reset]").disabled = done === 0
    line.hidden = false
  }

  function tick(boxes, on) {
    load() // another tab may have ticked since
    for (const box of boxes) memory[on(box) ? "add" : "delete"](box.dataset.sbTip)
    save()
    show()
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches?.("input[data-sb-tip]")) tick([event.target], (box) => box.checked)
  })

  document.addEventListener("click", (event) => {
    const line = event.target.closest?.("[data-sb-reset]")?.closest("[data-sb-progress]")
    if (!line) return
    const boxes = boxesIn(scopeOf(line))
    tick(boxes, () => false)
    boxes[0].focus() // the button is disabled now: keep the reader's place
  })

  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return
    load()
    show()
  })

  load()
  window.storybank.onPage(show)
})()
