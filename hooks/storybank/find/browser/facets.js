/* The panel of facets: native checkboxes with counts. The list answers at once; a checkbox keeps its focus. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  const TITLES = {
    principle: "Principle", keyword: "Keyword", part: "Matched in", measured: "Result", kind: "Kind", length: "Time to tell",
    area: "Focus area",
  };
  const ORDER = Object.keys(TITLES);
  const LONG = new Set(["keyword", "area"]); // too many to read: the commonest first
  const SHORT = 6; // values shown before "more"
  const LONGEST = 60;

  function value(facet, { key, name, count, chosen }) {
    const box = find.element("input", { type: "checkbox", name: facet, value: key, checked: chosen });
    box.checked = chosen;
    const number = find.element("span", { class: "sb-find__count" }, count.toLocaleString("en"));
    return find.element("li", {}, find.element("label", {}, box, find.element("span", {}, name), number));
  }

  const list = (facet, rows) => find.element("ul", {}, rows.map((row) => value(facet, row)));

  function group(facet, rows, open) {
    const useful = rows.filter(({ count, chosen }) => count || chosen);
    if (LONG.has(facet)) useful.sort((a, b) => b.count - a.count);
    useful.splice(LONGEST);
    if (!useful.length) return null;
    const isEssential = ({ chosen }, at) => chosen || at < SHORT;
    const first = useful.filter(isEssential);
    const rest = useful.filter((row, at) => !isEssential(row, at));
    const more = rest.length
      ? find.element("details", { "data-facet": facet, open },
        find.element("summary", {}, `${rest.length} more`), list(facet, rest))
      : null;
    return find.element("fieldset", { class: "sb-find__facet" },
      find.element("legend", {}, TITLES[facet]), list(facet, first), more);
  }

  /* Draw the panel anew; the focus and what was unfolded stay. */
  function draw(panel, counts) {
    const focused = panel.contains(document.activeElement) ? document.activeElement : null;
    const open = new Set([...panel.querySelectorAll("details[data-facet][open]")].map((one) => one.dataset.facet));
    const groups = ORDER.filter((facet) => counts.has(facet)).map((facet) => group(facet, counts.get(facet), open.has(facet)));
    panel.replaceChildren(...groups.filter(Boolean));
    if (!focused) return;
    const again = focused.matches("summary")
      ? [...panel.querySelectorAll("details")].find((one) => one.dataset.facet === focused.parentElement.dataset.facet)?.firstElementChild
      : [...panel.querySelectorAll("input")].find((box) => box.name === focused.name && box.value === focused.value);
    again?.focus({ preventScroll: true });
  }

  find.facets = { draw, TITLES };
})();
