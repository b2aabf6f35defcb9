/* The STAR index: sort and filter in place.
 *
 * The table is complete without this. With it, rows are read once; after each change the ones to show are put in place
 * in one step, at most SHOWN of them until the reader asks for all: thousands of rows stay quick.
 */
"use strict"
;(() => {
  const SHOWN = 200
  const compare = new Intl.Collator(document.documentElement.lang || "en", { numeric: true }).compare
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

  function readRow(row, position) {
    return {
      row,
      position,
      cells: [...row.cells].map((cell) => cell.textContent.trim()),
      text: fold([...row.cells].map((cell) => cell.textContent).join(" ") + " " + row.dataset.keywords.replaceAll("-", " ")),
      principle: row.dataset.principle,
      keywords: new Set(row.dataset.keywords.split(" ")),
      measured: "measured" in row.dataset,
    }
  }

  class Index {
    constructor(table, form, status, more) {
      this.table = table
      this.form = form
      this.status = status
      this.more = more
      this.body = table.tBodies[0]
      this.rows = [...this.body.rows].map(readRow)
      this.column = -1
      this.descending = false
      this.all = false
      this.addSortButtons()
      form.hidden = false
      form.addEventListener("input", () => this.changed())
      form.addEventListener("submit", (event) => event.preventDefault())
      more.querySelector("button").addEventListener("click", () => this.showAll())
    }

    addSortButtons() {
      for (const [column, head] of [...this.table.tHead.rows[0].cells].entries()) {
        const button = document.createElement("button")
        button.type = "button"
        button.className = "sb-sort"
        button.textContent = head.textContent
        button.addEventListener("click", () => this.sortBy(column))
        head.replaceChildren(button)
      }
    }

    /** Ascending, then descending, then the order of the bank again. */
    sortBy(column) {
      if (this.column !== column) [this.column, this.descending] = [column, false]
      else if (!this.descending) this.descending = true
      else [this.column, this.descending] = [-1, false]
      for (const [at, head] of [...this.table.tHead.rows[0].cells].entries()) {
        if (at === this.column) head.setAttribute("aria-sort", this.descending ? "descending" : "ascending")
        else head.removeAttribute("aria-sort")
      }
      this.draw()
    }

    showAll() {
      const next = this.body.rows[SHOWN - 1]?.nextElementSibling
      this.all = true
      this.draw()
      ;(next ?? this.body.rows[SHOWN])?.querySelector("a")?.focus()
    }

    /** Take the filter from the address, so that a link or a reload shows the same rows. */
    readAddress() {
      const values = new URLSearchParams(location.search)
      this.form.elements.words.value = values.get("words") ?? ""
      for (const name of ["principle", "keyword"]) {
        const select = this.form.elements[name]
        const wanted = values.get(name) ?? ""
        select.value = [...select.options].some((option) => option.value === wanted) ? wanted : ""
      }
      this.form.elements.measured.checked = values.get("measured") === "1"
    }

    changed() {
      const values = [...new FormData(this.form)].filter(([, value]) => value)
      const query = new URLSearchParams(values).toString()
      history.replaceState(history.state, "", query ? `?${query}` : location.pathname)
      this.all = false
      this.draw()
    }

    matching() {
      const { words, principle, keyword, measured } = this.form.elements
      const wanted = fold(words.value).split(/\s+/).filter(Boolean)
      return this.rows.filter(
        (row) =>
          (!principle.value || row.principle === principle.value) &&
          (!keyword.value || row.keywords.has(keyword.value)) &&
          (!measured.checked || row.measured) &&
          wanted.every((word) => row.text.includes(word)),
      )
    }

    ordered(rows) {
      if (this.column < 0) return rows
      const sign = this.descending ? -1 : 1
      const by = (a, b) => sign * compare(a.cells[this.column], b.cells[this.column]) || a.position - b.position
      return rows.sort(by)
    }

    draw() {
      const rows = this.ordered(this.matching())
      const shown = this.all ? rows : rows.slice(0, SHOWN)
      this.body.replaceChildren(...shown.map(({ row }) => row))
      this.more.hidden = shown.length === rows.length
      this.more.querySelector("button").textContent = `Show all ${rows.length}`
      this.status.textContent = this.count(rows.length)
    }

    count(found) {
      const total = this.rows.length
      const stories = total === 1 ? "story" : "stories"
      return found === total ? `${total} ${stories}` : `${found} of ${total} ${stories}`
    }
  }

  window.storybank.onPage((root) => {
    const table = root.querySelector("[data-sb-index]")
    if (!table) return
    const index = new Index(
      table,
      root.querySelector("[data-sb-filter]"),
      root.querySelector("[data-sb-filter-status]"),
      root.querySelector("[data-sb-index-more]"),
    )
    index.readAddress()
    index.draw()
  })
})()
