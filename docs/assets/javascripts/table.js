/* Sort, filter, link and save the rows of a table; without this script it is a plain, complete table.

   A form with data-controls="ID" steers the table of that id. Its fields named like a data attribute of the rows
   choose rows by it; "text" is free text, "sort" the attribute to sort by ("-" in front: backwards), "flat" puts all rows
   into one group. Ranks in attributes are whole numbers, or "class.rank" where classes keep their order whichever way
   the ranks go; an empty one comes last. What is chosen stands in the address. */
(() => {
  "use strict"

  const OWN = ["text", "sort", "flat"] // fields that are no attribute of the rows; the theme keeps "q" and "h" for itself
  const SAME = { "−": "-", "–": "-", "×": "x", "≤": "<=", "≥": ">=", "μ": "u", "µ": "u" }

  /* Width, case, raised digits and blanks make no difference: 2×10⁻⁸ is found by 2x10-8. */
  const fold = text => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(/[−–×≤≥μµ]/g, sign => SAME[sign])

  const readRank = value => value ? value.split(".").map(Number) : null

  /* Negative, zero or positive, as for sort(); an empty rank comes last whichever way. */
  function compareRanks(a, b, sign) {
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1)
    if (a.length > 1 && a[0] !== b[0]) return a[0] - b[0]
    return sign * (a[a.length - 1] - b[b.length - 1])
  }

  function readRow(element) {
    return { element, group: element.parentNode, data: element.dataset, order: Number(element.dataset.order), text: fold(element.textContent) }
  }

  /* --- What the reader chose: fields of the form <-> address --- */

  const fieldsOf = form => [...form.elements].filter(field => field.name)
  const isTick = field => field.type === "checkbox"

  function readChoice(form) {
    return Object.fromEntries(fieldsOf(form).map(field => [field.name, isTick(field) ? (field.checked ? field.value : "") : field.value]))
  }

  /* A value that the field does not offer, from an old or a mistyped address, leaves it as it is. */
  function showChoice(form, choice) {
    for (const field of fieldsOf(form)) {
      const value = choice.get(field.name)
      if (value === null) continue
      if (isTick(field)) field.checked = value === field.value
      else if (field.tagName !== "SELECT" || [...field.options].some(option => option.value === value)) field.value = value
    }
  }

  /* Only what differs from the plain table is written; parameters of others stay. */
  function writeAddress(form, choice, plain) {
    const address = new URL(location.href)
    for (const [name, value] of Object.entries(choice)) {
      if (value === plain[name]) address.searchParams.delete(name)
      else address.searchParams.set(name, value)
    }
    try {
      history.replaceState(history.state, "", address)
    } catch {
      // Some browsers refuse it for files; the table works all the same.
    }
  }

  /* --- Rows --- */

  function isWanted(row, choice) {
    const words = choice.text.split(/\s+/).map(fold).filter(Boolean)
    return words.every(word => row.text.includes(word)) &&
      Object.entries(choice).every(([name, value]) => !value || OWN.includes(name) || row.data[name] === value)
  }

  function sortRows(rows, sort) {
    const backwards = sort.startsWith("-")
    const name = backwards ? sort.slice(1) : sort
    const ranked = rows.map(row => [readRank(row.data[name]), row])
    ranked.sort((a, b) => compareRanks(a[0], b[0], backwards ? -1 : 1) || a[1].order - b[1].order)
    return ranked.map(pair => pair[1])
  }

  function placeRows(list, choice) {
    list.rows = sortRows(list.rows, choice.sort)
    for (const row of list.rows) (choice.flat ? list.flat : row.group).append(row.element)
    list.table.classList.toggle("g-flat", Boolean(choice.flat))
  }

  /* Rows that are left out stay in the page, for paper. */
  function filterRows(list, choice) {
    for (const row of list.rows) row.element.classList.toggle("g-out", !isWanted(row, choice))
    for (const group of list.groups) {
      const rows = list.rows.filter(row => row.element.parentNode === group)
      const shown = rows.filter(row => !row.element.classList.contains("g-out"))
      group.classList.toggle("g-empty", !rows.length)
      group.classList.toggle("g-out", !shown.length)
      const count = group.querySelector("[data-count]")
      if (count) count.textContent = count.textContent.replace(/\d+/, shown.length)
    }
  }

  const shownRows = list => [...list.table.querySelectorAll("tbody > tr[data-order]:not(.g-out)")]

  /* --- Heads: each sortable one becomes a button --- */

  function makeButtons(list) {
    for (const head of list.heads) {
      const button = document.createElement("button")
      button.type = "button"
      button.append(...head.childNodes)
      head.append(button)
      button.addEventListener("click", () => {
        const name = head.dataset.sort
        list.form.elements.sort.value = list.form.elements.sort.value === name ? `-${name}` : name
        list.update()
      })
    }
  }

  function markHeads(list, sort) {
    for (const head of list.heads) {
      if (sort === head.dataset.sort) head.setAttribute("aria-sort", "ascending")
      else if (sort === `-${head.dataset.sort}`) head.setAttribute("aria-sort", "descending")
      else head.removeAttribute("aria-sort")
    }
  }

  /* --- CSV that a spreadsheet opens in Chinese and that runs nothing (RFC 4180, UTF-8 with a byte order mark) --- */

  const FORMULA = /^(?:[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/
  const NUMBER_LIKE = /^(?=[^]*\d)[\s\d.,:/%e()$¥￥€£，．：／％（）\u2212-]*(?:[年月日时分秒][\s\d.:/年月日时分秒-]*)?(?:[ap]m?\s*)?$/i
  const MONTH = /^[\d\s.,/-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\d\s.,/-]*$/i
  const LOGICAL = /^\s*(?:true|false)\s*$/i
  const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

  /* As in the published CSV file: an apostrophe before what a spreadsheet would take for a formula, number or date. */
  const guard = text => text.startsWith("'") || [FORMULA, NUMBER_LIKE, MONTH, LOGICAL].some(form => form.test(text)) ? `'${text}` : text
  const quote = text => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

  function readCell(row, column) {
    if (column.number) {
      const text = row.dataset[column.number] || ""
      return NUMBER.test(text) ? text : guard(text)
    }
    if (column.data) return guard(row.dataset[column.data] || "")
    if (column.link) return row.querySelector(column.link)?.href || ""
    return guard(row.querySelector(column.text)?.textContent.trim() || "")
  }

  function writeCsv(list) {
    const columns = JSON.parse(list.table.dataset.csv)
    const lines = [columns.map(column => column.title)]
    for (const row of shownRows(list)) lines.push(columns.map(column => readCell(row, column)))
    return "\ufeff" + lines.map(cells => cells.map(quote).join(",") + "\r\n").join("")
  }

  function saveFile(name, text) {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10000)
  }

  /* --- Start --- */

  function start(form) {
    const table = document.getElementById(form.dataset.controls)
    const list = { form, table, heads: [...table.querySelectorAll("th[data-sort]")], groups: [...table.tBodies] }
    const status = form.querySelector("[data-status]")
    list.rows = [...table.querySelectorAll("tbody > tr[data-order]")].map(readRow)
    list.flat = table.createTBody()
    list.groups.push(list.flat)
    const plain = readChoice(form)
    let placed = `${plain.sort} ${plain.flat}`

    list.update = () => {
      const choice = readChoice(form)
      if (placed !== (placed = `${choice.sort} ${choice.flat}`)) placeRows(list, choice)
      filterRows(list, choice)
      markHeads(list, choice.sort)
      const said = status.dataset.status.replace("{shown}", shownRows(list).length).replace("{all}", list.rows.length)
      if (status.textContent !== said) status.textContent = said
      writeAddress(form, choice, plain)
    }
    makeButtons(list)
    showChoice(form, new URLSearchParams(location.search))
    form.addEventListener("input", list.update)
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("reset", () => setTimeout(list.update))
    form.querySelector("[data-download]").addEventListener("click", event => saveFile(event.target.dataset.download, writeCsv(list)))
    form.hidden = false
    list.update()
  }

  for (const form of document.querySelectorAll("form[data-controls]")) start(form)
})()
