/* Sort, filter, link and save the rows of a table; without this script it is a plain, complete table.

   A form with data-controls="ID" steers the table of that id. Its fields named like a data attribute of the rows
   choose rows by it; "text" is free text, "sort" the attribute to sort by ("-" in front: backwards), "flat" puts all rows
   into one group. An attribute may hold several values with blanks between, and several ticks of one name may be chosen:
   a row needs one of them, or every one where they stand in data-needs-all. Ranks in attributes are whole numbers, or
   "class.rank" where classes keep their order whichever way the ranks go; an empty one comes last. What is chosen stands
   in the address. Other controls (data-status, data-download …) stand in the form or in the data-listing around it.

   A table with data-most="60" has no groups, and no more rows stand in the page than a reader has asked for: with
   thousands of rows nothing else is fast enough. On paper and in the file are all that are chosen. */
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

  /* A tick for comparison is no part of the row's words. */
  function readRow(element) {
    const tick = element.querySelector(".g-pick")?.textContent ?? ""
    const text = fold(element.textContent.replace(tick, ""))
    return { element, group: element.parentNode, data: element.dataset, order: Number(element.dataset.order), text }
  }

  const valuesOf = (row, name) => row.data[name]?.split(" ") ?? []

  /* --- What the reader chose: fields of the form <-> address --- */

  const fieldsOf = form => [...form.elements].filter(field => field.name)
  const isTick = field => field.type === "checkbox"

  /* Name -> value; the values of ticks of one name with commas between. */
  function readChoice(form) {
    const choice = {}
    for (const field of fieldsOf(form)) {
      if (!isTick(field)) choice[field.name] = field.value
      else if (!field.checked) choice[field.name] ??= ""
      else choice[field.name] = choice[field.name] ? `${choice[field.name]},${field.value}` : field.value
    }
    return choice
  }

  /* A value that the field does not offer, from an old or a mistyped address, leaves it as it is. */
  function showChoice(form, choice) {
    for (const field of fieldsOf(form)) {
      const value = choice.get(field.name)
      if (value === null) continue
      if (isTick(field)) field.checked = value.split(",").includes(field.value)
      else if (field.tagName !== "SELECT" || [...field.options].some(option => option.value === value)) field.value = value
    }
  }

  /* Only what differs from the plain table is written; parameters of others stay. */
  function writeAddress(choice, plain) {
    const address = new URL(location.href)
    for (const [name, value] of Object.entries(choice)) {
      if (value === plain[name]) address.searchParams.delete(name)
      else address.searchParams.set(name, value)
    }
    address.search = address.search.replaceAll("%2C", ",")
    try {
      history.replaceState(history.state, "", address)
    } catch {
      // Some browsers refuse it for files; the table works all the same.
    }
  }

  /* --- Rows --- */

  /* Every condition that a row must meet: its field, the values of which one will do, and how to see it. */
  function listConditions(list, choice) {
    const found = choice.text.split(/\s+/).map(value => [value, fold(value)]).filter(pair => pair[1])
      .map(([value, word]) => ({ name: "text", values: [value], isMet: row => row.text.includes(word) }))
    for (const [name, chosen] of Object.entries(choice)) {
      if (!chosen || OWN.includes(name)) continue
      const all = chosen.split(",")
      for (const values of list.needsAll.has(name) ? all.map(value => [value]) : [all]) {
        found.push({ name, values, isMet: row => valuesOf(row, name).some(value => values.includes(value)) })
      }
    }
    return found
  }

  function sortRows(rows, sort) {
    const backwards = sort.startsWith("-")
    const name = backwards ? sort.slice(1) : sort
    const ranked = rows.map(row => [readRank(row.data[name]), row])
    ranked.sort((a, b) => compareRanks(a[0], b[0], backwards ? -1 : 1) || a[1].order - b[1].order)
    return ranked.map(pair => pair[1])
  }

  function filterRows(list) {
    for (const row of list.rows) row.unmet = list.conditions.filter(condition => !condition.isMet(row))
    list.shown = list.rows.filter(row => !row.unmet.length)
  }

  /* Without data-most: rows go to their groups, and those left out stay in the page, for paper. */
  function placeRows(list, choice) {
    for (const row of list.rows) (choice.flat ? list.flat : row.group).append(row.element)
    list.table.classList.toggle("g-flat", Boolean(choice.flat))
  }

  function markRows(list) {
    for (const row of list.rows) row.element.classList.toggle("g-out", row.unmet.length > 0)
    for (const group of list.groups) {
      const rows = list.rows.filter(row => row.element.parentNode === group)
      const shown = rows.filter(row => !row.unmet.length)
      group.classList.toggle("g-empty", !rows.length)
      group.classList.toggle("g-out", !shown.length)
      const count = group.querySelector("[data-count]")
      if (count) count.textContent = count.textContent.replace(/\d+/, shown.length)
    }
  }

  /* With data-most: the first rows of those chosen. */
  function listRows(list, most) {
    const listed = list.shown.slice(0, most).map(row => row.element)
    list.listed = listed.length
    list.table.tBodies[0].replaceChildren(...listed)
    window.guideChoice?.mark(list.table)
    const more = list.find("[data-more]"), left = list.shown.length - list.listed
    more.hidden = !left
    more.firstElementChild.textContent = more.dataset.more.replace("{listed}", list.listed).replace("{left}", left)
  }

  function listMore(list, by) {
    const first = list.listed
    listRows(list, first + (Number(by) || Infinity))
    list.shown[first].element.querySelector("a")?.focus({ preventScroll: true })
  }

  /* Both events: not every browser has both. */
  function listAllOnPaper(list) {
    let before = 0
    const turn = isPaper => {
      if (isPaper === Boolean(before)) return
      const listed = list.listed
      listRows(list, isPaper ? Infinity : before)
      before = isPaper ? listed : 0
    }
    addEventListener("beforeprint", () => turn(true))
    addEventListener("afterprint", () => turn(false))
    matchMedia("print").addEventListener("change", ({ matches }) => turn(matches))
  }

  const shownRows = list => list.most ? list.shown.map(row => row.element) : [...list.table.querySelectorAll("tbody > tr[data-order]:not(.g-out)")]

  /* --- Heads: each sortable one becomes a button --- */

  function makeButtons(list) {
    for (const head of list.heads) {
      const button = document.createElement("button")
      button.type = "button"
      button.append(...head.childNodes)
      head.append(button)
      button.addEventListener("click", () => {
        const sort = list.form.elements.sort, name = head.dataset.sort
        const [first, second] = head.dataset.first ? [head.dataset.first, name] : [name, `-${name}`]
        sort.value = sort.value === first ? second : first
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

  /* --- The rows shown, as a file --- */

  function readCell(row, column, list) {
    const read = element => element.textContent.trim().replace(/\s+/g, " ")
    const textOf = selector => [...row.querySelectorAll(selector)].map(read).join("；")
    if (column.number) return guideCsv.writeNumber(row.dataset[column.number] || "")
    if (column.amount) return guideCsv.writeNumber(textOf(column.amount))
    if (column.data) return guideCsv.guard(row.dataset[column.data] || "")
    if (column.names) return guideCsv.guard(valuesOf({ data: row.dataset }, column.names).map(value => list.name(column.names, value)).join("；"))
    if (column.link) return guideCsv.address(row.querySelector(column.link))
    const text = textOf(column.text)
    return guideCsv.guard(column.after ? text.slice(textOf(column.after).length).trim() : text)
  }

  function writeCsv(list) {
    const columns = JSON.parse(list.table.dataset.csv)
    const rows = shownRows(list).map(row => columns.map(column => readCell(row, column, list)))
    return guideCsv.write([columns.map(column => column.title), ...rows])
  }

  /* --- Start --- */

  function start(form) {
    const table = document.getElementById(form.dataset.controls)
    const around = form.closest("[data-listing]") ?? form
    const find = selector => around.querySelector(selector)
    const list = { form, table, find, heads: [...table.querySelectorAll("th[data-sort]")], groups: [...table.tBodies] }
    const status = find("[data-status]"), whole = document.querySelector(`[data-whole="${table.id}"]`)
    list.rows = [...table.querySelectorAll("tbody > tr[data-order]")].map(readRow)
    list.most = Number(table.dataset.most)
    if (!list.most) list.groups.push(list.flat = table.createTBody())
    list.needsAll = new Set([...form.querySelectorAll("[data-needs-all]")].map(part => part.dataset.facet))
    const names = new Map(fieldsOf(form).filter(isTick).map(field => [`${field.name} ${field.value}`, field.nextElementSibling?.textContent]))
    list.name = (name, value) => names.get(`${name} ${value}`) ?? value
    const plain = readChoice(form)
    let placed = `${plain.sort} ${plain.flat}`

    list.update = () => {
      const choice = readChoice(form)
      const isMoved = placed !== (placed = `${choice.sort} ${choice.flat}`)
      if (isMoved) list.rows = sortRows(list.rows, choice.sort)
      list.conditions = listConditions(list, choice)
      filterRows(list)
      if (list.most) listRows(list, list.most)
      else {
        if (isMoved) placeRows(list, choice)
        markRows(list)
      }
      if (whole) whole.hidden = !list.conditions.length
      markHeads(list, choice.sort)
      list.refresh?.()
      const said = status.dataset.status.replace("{shown}", list.shown.length).replace("{all}", list.rows.length)
      if (status.textContent !== said) status.textContent = said
      writeAddress(choice, plain)
    }
    makeButtons(list)
    showChoice(form, new URLSearchParams(location.search))
    window.guideFacets?.(list, valuesOf)
    for (const field of form.elements) if (field.name && !form.contains(field)) field.addEventListener("input", list.update)
    form.addEventListener("input", list.update)
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("reset", () => setTimeout(list.update))
    find("[data-download]").hidden = !window.guideCsv // its script did not come
    find("[data-download]").addEventListener("click", event => guideCsv.save(event.target.dataset.download, writeCsv(list)))
    for (const button of around.querySelectorAll("[data-by]")) button.addEventListener("click", () => listMore(list, button.dataset.by))
    if (list.most) listAllOnPaper(list)
    form.hidden = false
    for (const part of around.querySelectorAll("[data-with-script]")) part.hidden = false
    list.update()
  }

  for (const form of document.querySelectorAll("form[data-controls]")) start(form)
})()
