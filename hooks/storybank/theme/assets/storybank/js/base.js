/* Runs page scripts: once on every page, also when the theme exchanges the page without loading it anew.
 *
 * Loaded first (scripts are loaded in the order of their names). Every other script stands by itself and uses only this.
 */
"use strict"

window.storybank = {
  /** Call `start(root)` for the page that is open, and for each that is opened after it. */
  onPage(start) {
    if (window.document$) window.document$.subscribe(() => start(document))
    else start(document)
  },
}
