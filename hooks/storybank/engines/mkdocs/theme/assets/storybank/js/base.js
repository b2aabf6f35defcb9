/* Runs page scripts: once on every page, also when the theme exchanges the page without loading it anew.
 *
 * Loaded first (scripts are loaded in the order of their names). Every other script stands by itself and uses only this.
 */
"use strict"

window.storybank = {
  /** Call `start(document)` for the page that is open, and for each that is opened after it. */
  onPage(start) {
    let shown
    const run = () => {
      const page = document.querySelector("main")
      if (page === shown) return
      shown = page
      start(document)
    }
    run()
    window.document$?.subscribe(run)
  },
}
