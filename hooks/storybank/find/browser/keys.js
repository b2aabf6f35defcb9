/* The keyboard on the search page: arrows move through the results, Enter follows, Esc goes back to the box. */

const TITLES = "#find-results a.sb-find__title, #find-pages a.sb-find__title";

/**
 * @param {HTMLElement} root
 * @param {HTMLInputElement} input
 */
export function listenToKeys(root, input) {
  /** @type {() => HTMLElement[]} */
  const links = () => [...root.querySelectorAll(TITLES)].filter((link) => link instanceof HTMLElement);

  /**
   * @param {KeyboardEvent} event
   * @param {number} step
   */
  function move(event, step) {
    const all = links();
    const at = all.findIndex((link) => link.matches(":focus"));
    if (at < 0 && document.activeElement !== input) return;
    event.preventDefault();
    if (at + step < 0) input.focus();
    else all[Math.min(at + step, all.length - 1)]?.focus();
  }

  root.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") move(event, 1);
    else if (event.key === "ArrowUp") move(event, -1);
    else if (event.key === "Escape") {
      if (document.activeElement !== input) input.focus();
      else if (input.value) {
        input.value = "";
        input.dispatchEvent(new Event("input", { bubbles: true }));
      } else input.blur();
      event.preventDefault();
    }
  });
}
