/* The panel of facets: native checkboxes with counts. The list answers at once; a checkbox keeps its focus. */

/** @import { Core, Value } from "./types.d.ts" */
import { number, say } from "../../text/locale/say.js";
import { element } from "./element.js";

const SHORT = 6; // values shown before "more"
const LONGEST = 60;

/**
 * @param {string} facet
 * @param {Value} value
 */
function value(facet, { key, name, count, chosen }) {
  const box = element("input", { type: "checkbox", name: facet, value: key, checked: chosen });
  box.checked = chosen;
  const shown = element("span", { class: "sb-find__count" }, number(count));
  return element("li", {}, element("label", {}, box, element("span", {}, name), shown));
}

/** @type {(facet: string, rows: Value[]) => HTMLElement} */
const list = (facet, rows) =>
  element(
    "ul",
    {},
    rows.map((row) => value(facet, row)),
  );

/**
 * @param {Core["facets"][number]} declared
 * @param {Value[]} rows
 * @param {boolean} open
 */
function group([facet, label, control], rows, open) {
  const useful = rows.filter(({ count, chosen }) => count || chosen);
  if (control === "commonest") useful.sort((a, b) => b.count - a.count);
  useful.splice(LONGEST);
  if (!useful.length) return null;
  /** @type {(row: Value, at: number) => boolean} */
  const isEssential = ({ chosen }, at) => chosen || at < SHORT;
  const first = useful.filter(isEssential);
  const rest = useful.filter((row, at) => !isEssential(row, at));
  const more = rest.length
    ? element(
        "details",
        { "data-facet": facet, open },
        element("summary", {}, say("count.more", { n: rest.length })),
        list(facet, rest),
      )
    : null;
  return element("fieldset", { class: "sb-find__facet" }, element("legend", {}, label), list(facet, first), more);
}

/**
 * Draw the panel anew; the focus and what was unfolded stay.
 * @param {HTMLElement} panel
 * @param {Core["facets"]} facets
 * @param {Map<string, Value[]>} counts
 */
export function draw(panel, facets, counts) {
  const again = focused(panel);
  const open = new Set(
    details(panel)
      .filter((one) => one.open)
      .map((one) => one.dataset.facet),
  );
  const groups = facets.map((facet) => group(facet, counts.get(facet[0]) ?? [], open.has(facet[0])));
  panel.replaceChildren(...groups.filter((one) => one !== null));
  again()?.focus({ preventScroll: true });
}

/** @type {(panel: HTMLElement) => HTMLDetailsElement[]} */
const details = (panel) => [...panel.querySelectorAll("details")];

/**
 * How to find what has the focus once the panel was drawn anew.
 * @param {HTMLElement} panel
 * @returns {() => HTMLElement | null | undefined}
 */
function focused(panel) {
  const active = panel.contains(document.activeElement) ? document.activeElement : null;
  if (active instanceof HTMLInputElement) {
    const { name, value: key } = active;
    return () => [...panel.querySelectorAll("input")].find((box) => box.name === name && box.value === key);
  }
  const facet = active?.closest("details")?.dataset.facet;
  return () =>
    details(panel)
      .find((one) => one.dataset.facet === facet)
      ?.querySelector("summary");
}
