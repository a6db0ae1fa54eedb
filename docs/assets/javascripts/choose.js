/* Tick directions on any page, keep them while browsing, and lead to their comparison.

   A link with data-pick="GUIDE/NUMBER" gets a tick behind it (behind its heading, if it is one); any other element with
   data-pick and data-name gets it inside. Links with data-pick-go lead to the comparison as soon as something is ticked.
   What is ticked is kept by the browser where it keeps anything, and shown in the page's header. */
window.guideChoice = (() => {
  "use strict"

  const MOST = 4
  const ID = /^[a-z0-9-]+\/\d+(?:\.\d+)*$/
  const root = new URL("../../", document.currentScript.src)
  const KEY = `guide-choice ${root.pathname}`
  const listeners = []
  let own = null // for browsers that keep nothing: what is ticked on this page

  const isEntry = entry => Array.isArray(entry) && ID.test(entry[0]) && typeof entry[1] === "string"
  const numberOf = id => id.split("/")[1]

  /* [id, name] of each ticked direction. */
  function read() {
    if (own) return own
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]")
      return [...new Map(kept.filter(isEntry))].slice(0, MOST)
    } catch {
      return []
    }
  }

  function write(entries) {
    own = null
    try {
      localStorage.setItem(KEY, JSON.stringify(entries))
    } catch {
      own = entries
    }
    refresh()
  }

  /* The comparison's page: numbers of its own guide stand alone in the address, others with their guide. */
  function address(ids) {
    const guide = ids[0].split("/")[0]
    const shown = ids.map(id => id.startsWith(`${guide}/`) ? numberOf(id) : id)
    return new URL(`${guide}/compare.html?d=${shown.join(",")}`, root).href
  }

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }

  /* --- Ticks --- */

  const AT_ONCE = 200
  const ticks = new Map() // id -> its ticks on this page
  const marked = new WeakSet() // places that have theirs

  /* A tick at every place in an element; on a page with thousands, those further down while the browser is idle. */
  function mark(element) {
    const places = [...element.querySelectorAll("[data-pick]")].filter(place => !marked.has(place))
    const later = window.requestIdleCallback ?? setTimeout
    const go = from => {
      const ids = read().map(entry => entry[0])
      for (const place of places.slice(from, from + AT_ONCE)) addTick(place, ids)
      if (from + AT_ONCE < places.length) later(() => go(from + AT_ONCE))
    }
    go(0)
  }

  function addTick(place, chosen) {
    const id = place.dataset.pick
    if (!ID.test(id) || marked.has(place)) return
    marked.add(place)
    const tick = make("input", { type: "checkbox", autocomplete: "off" })
    const label = make("label", { class: "g-pick" }, tick, place.dataset.word ?? "对比", make("span", { class: "g-hidden-title" }, ` ${numberOf(id)}`))
    const name = (place.dataset.name ?? place.textContent).trim()
    if (place.tagName === "A") (place.closest("h1, h2, h3, h4") ?? place).after(label)
    else place.prepend(label)
    tick.checked = chosen.includes(id)
    label.classList.toggle("g-picked", tick.checked)
    tick.addEventListener("change", () => change(tick, id, name))
    ticks.set(id, [...(ticks.get(id) ?? []).filter(other => other.isConnected), tick])
  }

  function change(tick, id, name) {
    const others = read().filter(entry => entry[0] !== id)
    if (tick.checked && others.length === MOST) {
      tick.checked = false
      say(`最多对比 ${MOST} 个方向，请先移去一个。`)
      said.className = "g-tray-said"
      return
    }
    write(tick.checked ? [...others, [id, name]] : others)
    say(tick.checked ? `已选 ${read().length} 个方向，刚加入 ${numberOf(id)}。` : `已移去 ${numberOf(id)}，还有 ${others.length} 个。`)
  }

  /* --- The tray, in the page's header --- */

  const count = make("b", {})
  const list = make("ul", {})
  const note = make("p", { role: "status" })
  const go = make("a", { class: "g-tray-go" }, "并排对比")
  const clear = make("button", { type: "button" }, "清空")
  const full = make("p", {}, `已满 ${MOST} 个；再选请先移去一个。`)
  const summary = make("summary", {}, "对比 ", count, make("span", { class: "g-hidden-title" }, " 个已选方向"))
  const tray = make("details", { class: "g-tray" }, summary, make("div", { class: "g-tray-panel" }, list, full, make("p", { class: "g-tray-do" }, go, clear)))

  /* Heard, not seen: what was done shows by itself. A refusal is seen too, as one line below the header. */
  const said = make("div", { class: "g-hidden-title" }, note)

  function say(text) {
    said.className = "g-hidden-title"
    note.textContent = text
  }

  function showTray(entries) {
    count.textContent = entries.length
    list.replaceChildren(...entries.map(([id, name]) => {
      const [guide, number] = id.split("/")
      const remove = make("button", { type: "button", "aria-label": `移去 ${number}` }, "×")
      remove.addEventListener("click", () => {
        write(read().filter(entry => entry[0] !== id))
        say(`已移去 ${number}。`)
        const left = list.querySelector("button") ?? summary
        left.focus()
      })
      return make("li", {}, make("a", { href: new URL(`${guide}/${number}.html`, root).href }, name), remove)
    }))
    full.hidden = entries.length < MOST
    tray.hidden = !entries.length
    if (!entries.length) tray.open = false
  }

  function refresh() {
    const entries = read(), ids = entries.map(entry => entry[0])
    for (const [id, found] of ticks) {
      for (const tick of found) {
        tick.checked = ids.includes(id)
        tick.parentNode.classList.toggle("g-picked", tick.checked)
      }
    }
    showTray(entries)
    for (const link of [go, ...document.querySelectorAll("[data-pick-go]")]) {
      if (ids.length) link.href = address(ids)
      if (link !== go) {
        link.hidden = !ids.length
        link.textContent = `并排对比（${ids.length}）`
      }
    }
    for (const listener of listeners) listener(entries)
  }

  clear.addEventListener("click", () => {
    write([])
    say("已清空。")
  })
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.(".g-pick")) return
    if (!tray.contains(target)) tray.open = false
    said.className = "g-hidden-title"
  })
  tray.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return
    tray.open = false
    summary.focus()
  })
  addEventListener("storage", ({ key }) => { if (key === KEY) refresh() })
  addEventListener("pageshow", ({ persisted }) => { if (persisted) refresh() })

  mark(document)
  document.querySelector(".md-header__title")?.after(tray, said)
  refresh()

  return { MOST, ID, make, read, write, mark, follow: listener => listeners.push(listener) }
})()
