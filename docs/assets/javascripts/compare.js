/* Set directions side by side: which ones stands in the address (?d=1.2,3.2 or ?d=GUIDE/1.2,…).

   Each direction's part is a script of its own (data/GUIDE/compare/NUMBER.js) that calls guideCompare; its texts are HTML
   made and escaped by the generator, as on the direction's page. Here they are only aligned: rows by key and rank. */
(() => {
  "use strict"

  const host = document.querySelector("[data-compare]")
  const root = new URL("../../", document.currentScript.src)
  const { MOST, ID, make } = guideChoice
  const own = host.dataset.compare
  const find = name => host.querySelector(`[data-part="${name}"]`)
  const form = find("form"), frame = find("frame"), table = find("table"), said = find("said"), problems = find("problems")
  const differences = form.elements.differences
  const numbers = new Set(host.dataset.numbers.split(" ")) // of the own guide's directions
  const received = new Map() // id -> what its script brought
  const requests = new Map()
  const site = document.title.split(" - ").pop()
  let ids = [], turn = 0
  let follows = true // whether what is ticked elsewhere is what stands here

  window.guideCompare = data => received.set(data.id, data)

  /* --- Which directions: address, ticks, form --- */

  /* As typed on a Chinese keyboard too: full width, and 。 for the point or between numbers. */
  function readIds(text) {
    const plain = text.normalize("NFKC"), dotted = plain.includes(".") ? plain : plain.replaceAll("。", ".")
    return [...new Set(dotted.split(/[\s,、;。]+/).filter(Boolean).map(part => part.includes("/") ? part : `${own}/${part}`))]
  }
  const isOwn = id => id.startsWith(`${own}/`)
  const isKnown = id => isOwn(id) ? numbers.has(shown(id)) : ID.test(id)
  const shown = id => id.startsWith(`${own}/`) ? id.slice(own.length + 1) : id
  const list = columns => columns.map(({ id }) => shown(id)).join("、")
  const write = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

  function load(id) {
    if (!requests.has(id)) {
      const [guide, number] = id.split("/")
      requests.set(id, new Promise(resolve => {
        const script = document.createElement("script")
        script.onload = () => resolve(received.get(id) ?? null)
        script.onerror = () => {
          requests.delete(id)
          resolve(null)
        }
        script.src = new URL(`data/${guide}/compare/${number}.js`, root).href
        document.head.append(script)
      }))
    }
    return requests.get(id)
  }

  function writeAddress() {
    const address = new URL(location.href)
    if (ids.length) address.searchParams.set("d", ids.map(shown).join(","))
    else address.searchParams.delete("d")
    if (differences.checked) address.searchParams.set("differences", "1")
    else address.searchParams.delete("differences")
    address.search = address.search.replaceAll("%2C", ",").replaceAll("%2F", "/")
    try {
      history.replaceState(history.state, "", address)
    } catch {
      // Some browsers refuse it for files; the comparison stands all the same.
    }
  }

  /* Show these; what cannot be shown is told, and what only did not come is asked for again at the next chance. */
  async function show(wanted, { tick = false, present = [] } = {}) {
    const known = wanted.filter(isKnown), kept = known.slice(0, MOST)
    const mine = ++turn
    const found = await Promise.all(kept.map(load))
    if (mine !== turn) return
    const absent = kept.filter((_, at) => !found[at])
    const unknown = [...wanted.filter(id => !isKnown(id)), ...absent.filter(id => !isOwn(id))]
    const columns = found.filter(Boolean)
    ids = kept.filter(id => !unknown.includes(id))
    const told = unknown.map(id => write(host.dataset.unknown, { number: shown(id) }))
    told.push(...absent.filter(isOwn).map(id => write(host.dataset.absent, { number: shown(id) })))
    if (present.length) told.push(write(host.dataset.present, { numbers: present.map(shown).join("、") }))
    if (known.length > MOST) told.push(host.dataset.many)
    if (ids.length === 1) told.push(host.dataset.one)
    problems.replaceChildren(...told.map(text => make("p", {}, text)))
    find("none").hidden = columns.length > 0
    said.textContent = columns.length ? write(host.dataset.said, { count: columns.length, numbers: list(columns) }) : ""
    draw(columns)
    writeAddress()
    follows = tick || follows
    const names = new Map([...guideChoice.read(), ...columns.map(({ id, name }) => [id, name])])
    if (tick) guideChoice.write(ids.map(id => [id, names.get(id) ?? shown(id)]))
  }

  /* --- Building --- */

  function render(tag, attributes, html) {
    const element = make(tag, attributes)
    element.innerHTML = html // made and escaped by the generator
    return element
  }

  const pageOf = (column, anchor = "") => new URL(`${column.id}.html${anchor && `#${anchor}`}`, root).href
  const hidden = text => make("span", { class: "g-hidden-title" }, text)

  function makeHead(column, at, columns) {
    const link = render("a", { href: pageOf(column) }, column.title)
    const guide = columns.some(other => other.guide !== column.guide) ? [make("span", { class: "g-column-note" }, column.guide)] : []
    const section = make("a", { class: "g-column-note", href: new URL(`${column.id.split("/")[0]}/${column.section_page}`, root).href }, column.section)
    const tag = column.tag ? [make("span", { class: "g-column-note" }, column.tag)] : []
    const remove = make("button", { type: "button", class: "g-remove" }, "移去", hidden(` ${shown(column.id)}`))
    remove.addEventListener("click", async () => {
      await show(ids.filter(id => id !== column.id), { tick: true })
      const left = table.tHead.querySelectorAll(".g-remove")
      ;(left[Math.min(at, left.length - 1)] ?? form.elements.number).focus()
    })
    return make("th", { scope: "col", class: `g-section-${column.tone}` }, ...guide, link, ...tag, section, remove)
  }

  const lines = element => [...element.children].map(child => child.textContent.trim()).join("\n")

  /* A cell of a row; `fill` gives its elements, none where the direction has nothing to say. */
  function makeCell(column, children) {
    const cell = make("td", { class: `g-section-${column.tone}`, "data-label": shown(column.id) }, ...children)
    cell.plain = lines(cell)
    if (!children.length) cell.append(make("span", { class: "g-nil", "aria-hidden": "true" }, "—"), hidden(host.dataset.nil))
    return cell
  }

  function makeItem(column, item) {
    const link = make("a", { href: pageOf(column, item.anchor) })
    link.append(render("span", { class: "g-item-what" }, item.what), " ", render("span", { class: "g-item-value" }, item.requirement))
    const line = make("div", { class: "g-item" }, link)
    if (item.when) line.append(" ", render("span", { class: "g-item-when" }, item.when))
    if (item.status) line.append(" ", render("span", { class: "g-status" }, item.status))
    return line
  }

  /* `isAlone` says of the one column that fills the row whether it is marked so. */
  function makeRow(title, columns, fill, isAlone = () => false) {
    const cells = columns.map(column => makeCell(column, fill(column)))
    const filled = cells.filter(cell => cell.plain)
    const row = make("tr", {}, make("th", { scope: "row" }, title), ...cells)
    if (columns.length > 1 && filled.length === 1 && isAlone(columns[cells.indexOf(filled[0])])) {
      filled[0].classList.add("g-only")
      filled[0].prepend(make("span", { class: "g-only-sign" }, host.dataset.only))
    }
    if (columns.length > 1 && cells.every(cell => cell.plain === cells[0].plain)) row.classList.add("g-same")
    return row
  }

  /* Keys of all columns in their common order. */
  function align(columns, partsOf) {
    const found = new Map()
    for (const column of columns) for (const part of partsOf(column)) if (!found.has(part.key)) found.set(part.key, part)
    const places = part => [part.rank].flat()
    return [...found.values()].sort((a, b) => places(a).reduce((order, place, at) => order || place - places(b)[at], 0))
  }

  function makeKeywords(columns) {
    const uses = new Map()
    for (const column of columns) for (const { slug } of column.keywords) uses.set(slug, (uses.get(slug) ?? 0) + 1)
    return makeRow(host.dataset.keywords, columns, column => column.keywords.map(({ slug, text }) => {
      const chip = render("a", { class: "g-chip", href: new URL(`keywords/${slug}.html`, root).href }, text)
      if (uses.get(slug) < 2) return chip
      chip.classList.add("g-shared")
      chip.append(hidden(host.dataset.shared))
      return chip
    }))
  }

  /* Whether no other direction asks for what may be the same. */
  const isAlone = (key, columns) => column => {
    const { covers } = column.rows.find(row => row.key === key)
    return columns.every(other => other === column || !other.rows.some(row => row.covers.some(kind => covers.includes(kind))))
  }

  const rowsOf = group => column => column.rows.filter(row => row.group === group)

  function makeRows(group, columns) {
    return align(columns, rowsOf(group)).map(({ key, title }) => makeRow(title, columns, column => {
      const row = rowsOf(group)(column).find(row => row.key === key)
      if (!row) return []
      const total = row.total ? [make("div", { class: "g-total" }, `${host.dataset.total} ${row.total}`)] : []
      return [...total, ...row.items.map(item => makeItem(column, item))]
    }, group === "funding" ? undefined : isAlone(key, columns)))
  }

  const textsOf = group => column => column.texts.filter(text => text.group === group)

  function makeTexts(group, columns) {
    return align(columns, textsOf(group)).map(({ key, label }) => makeRow(label, columns, column =>
      textsOf(group)(column).filter(text => text.key === key).flatMap(text => {
        if (text.said_none) return [make("div", { class: "g-none" }, text.said_none)]
        const own = text.label === label ? [] : [make("div", { class: "g-label" }, text.label)]
        return [...own, ...text.paragraphs.map(html => render("p", { class: "g-verbatim" }, html))]
      })))
  }

  /* Where a text mentions a keyword that another of the chosen directions lists. */
  function markMentions(columns) {
    for (const row of table.querySelectorAll("tr")) {
      columns.forEach((column, at) => {
        for (const link of row.cells[at + 1]?.querySelectorAll("a.mention") ?? []) {
          const slug = link.href.split("/").pop().replace(/\.html$/, "")
          const owner = columns.find(other => other !== column && other.keywords.some(word => word.slug === slug))
          if (!owner) continue
          link.classList.add("g-shared")
          link.title = write(host.dataset.mentions, { number: shown(owner.id) })
        }
      })
    }
  }

  function draw(columns) {
    frame.hidden = !columns.length
    for (const part of form.querySelectorAll("[data-for-table]")) part.hidden = !columns.length
    table.style.setProperty("--g-columns", columns.length)
    table.tHead.rows[0].replaceChildren(table.tHead.rows[0].cells[0], ...columns.map(makeHead))
    for (const body of table.tBodies) {
      const group = body.dataset.group
      const rows = group === "about" ? [makeKeywords(columns)] : [...makeRows(group, columns), ...makeTexts(group, columns)]
      const head = body.querySelector(".g-group")
      if (head) head.cells[0].colSpan = columns.length + 1
      body.replaceChildren(...(head ? [head] : []), ...rows)
      body.hidden = !rows.length
      body.classList.toggle("g-same", rows.every(row => row.classList.contains("g-same")))
    }
    markMentions(columns)
    document.title = `${columns.length ? write(host.dataset.title, { numbers: list(columns) }) : host.dataset.plainTitle} - ${site}`
  }

  function writeCsv() {
    const visible = [...table.querySelectorAll("tr")].filter(row => row.checkVisibility?.() ?? true)
    return guideCsv.write(visible.map(row => [...row.cells].map((cell, at) => {
      if (!cell.plain && cell.tagName === "TD") return ""
      if (cell.plain) return guideCsv.guard(cell.plain)
      return guideCsv.guard(at && row.parentNode === table.tHead ? cell.querySelector("a").textContent : cell.textContent.trim())
    })))
  }

  /* --- Start --- */

  form.addEventListener("submit", event => {
    event.preventDefault()
    const field = form.elements.number, added = readIds(field.value)
    show([...new Set([...ids, ...added])], { tick: true, present: added.filter(id => ids.includes(id)) })
    field.value = ""
  })
  differences.addEventListener("change", () => {
    table.classList.toggle("g-differences", differences.checked)
    writeAddress()
  })
  form.querySelector("[data-download]").addEventListener("click", event => guideCsv.save(event.target.dataset.download, writeCsv()))
  const isSame = entries => entries.length === ids.length && entries.every(([id]) => ids.includes(id))
  guideChoice.follow(entries => {
    if (follows && !isSame(entries)) show(entries.map(entry => entry[0]))
  })

  const asked = new URLSearchParams(location.search)
  const ticked = guideChoice.read().map(entry => entry[0])
  const wanted = asked.has("d") ? readIds(asked.get("d")) : ticked
  follows = !asked.has("d") || (wanted.length === ticked.length && wanted.every(id => ticked.includes(id)))
  differences.checked = asked.get("differences") === "1"
  table.classList.toggle("g-differences", differences.checked)
  find("without-script").hidden = true
  form.hidden = false
  show(wanted)
})()
