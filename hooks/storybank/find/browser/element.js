/* Makes elements. Text is always text: nothing that was typed or written is read as markup. */
(() => {
  "use strict";
  const find = (self.storybankFind ??= {});

  /* element("a", { href, class }, "text", child …); empty children are left out. */
  find.element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  };

  /* Pieces of text, of which some are marked: [["so ", false], ["kafka", true]]. */
  find.marked = (pieces) => pieces.map(([text, isMark]) => (isMark ? find.element("mark", {}, text) : text));

  find.counted = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
})();
