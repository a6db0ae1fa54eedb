/* The page of matching: what is pasted is compared here in the browser, sent nowhere and kept nowhere. */
(() => {
  "use strict"

  const PAUSE = 500 // milliseconds without typing after which the text is compared
  const CHINESE = /[\u4e00-\u9fff]/
  const SHORT = 15 // terms below which the order says little

  const form = document.querySelector("form[data-match]")
  if (!form) return
  const find = name => document.querySelector(`[data-${name}]`)
  const field = form.querySelector("textarea"), count = form.querySelector("[data-count]")
  const status = find("status"), outcome = find("outcome"), list = find("hits"), template = find("hit")

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)

  function say(name, values = {}) {
    const said = fill(status.dataset[name] ?? "", values)
    if (status.textContent !== said) status.textContent = said
  }

  /* ---- the guide's data, loaded when they are first needed ---- */

  let opened = null
  function openIndex(fresh = false) {
    if (!opened || fresh) {
      opened = guideMatching.openIndex(form.dataset.match, fresh)
      opened.catch(() => { opened = null })
    }
    return opened
  }

  /* Do something with the index; once more with a fresh one where the site was published anew in between. */
  async function useIndex(use) {
    try {
      return await use(await openIndex())
    } catch (error) {
      if (!error.stale) throw error
      return use(await openIndex(true))
    }
  }

  /* ---- results ---- */

  /* Lines of a pasted PDF end anywhere: no blank between Chinese where one does. */
  const joinLines = text => text.replace(/(^|[^\x00-\x7f])[ \t]*\r?\n[ \t]*(?=$|[^\x00-\x7f])/g, "$1")

  function showPieces(element, pieces, change = text => text) {
    element.replaceChildren(...pieces.map(({ text, is_shared: isShared }) => {
      const shown = document.createElement(isShared ? "mark" : "span")
      shown.textContent = change(text)
      return shown
    }))
  }

  function showExcerpt(row, excerpt, page) {
    row.hidden = !excerpt
    if (!excerpt) return
    const cell = row.querySelector("dd")
    showPieces(cell, excerpt.pieces, joinLines)
    if (excerpt.is_cut_before) cell.prepend("…")
    if (excerpt.is_cut_after) cell.append("…")
    if (!excerpt.anchor) return
    const link = document.createElement("a")
    link.href = `${page}#${excerpt.anchor}`
    link.className = "g-where"
    link.textContent = excerpt.label
    cell.append(" ", link)
  }

  function showTerms(element, terms) {
    if (!terms.length) return void (element.textContent = element.dataset.terms)
    element.replaceChildren(...terms.flatMap(({ text }) => {
      const mark = document.createElement("mark")
      mark.textContent = text
      return [mark, " "]
    }))
  }

  function showHit(hit, text) {
    const element = template.content.querySelector("li").cloneNode(true)
    const part = name => element.querySelector(`[data-${name}]`)
    const page = `${encodeURIComponent(hit.number)}.html`
    element.dataset.direction = hit.number
    element.classList.add(`g-section-${hit.tone}`)
    part("title").href = page
    part("title").dataset.pick = `${form.dataset.guide}/${hit.number}`
    const [number, title] = part("title").children
    number.textContent = hit.number
    title.textContent = hit.title
    part("bar").style.width = `${hit.share}%`
    part("share").textContent = fill(part("share").dataset.share, hit)
    showTerms(part("terms"), hit.terms)
    showExcerpt(part("said"), hit.said)
    showExcerpt(part("sentence"), hit.sentence, page)
    element.querySelector("details").addEventListener("toggle", () => showWhole(part("whole"), text, hit.keys), { once: true })
    return element
  }

  function showWhole(element, text, keys) {
    const characters = Array.from(text)
    const { listMarks, markPieces } = guideMatching.text
    showPieces(element, markPieces(characters, listMarks(characters, keys)))
  }

  function showAnswer({ strength, terms, hits }, text, total) {
    const isForeign = strength === "none" && !CHINESE.test(text)
    if (!hits.length || isForeign) {
      clear()
      return say("nothing")
    }
    list.replaceChildren(...hits.map(hit => showHit(hit, text)))
    window.guideChoice?.mark(list)
    find("pasted").textContent = text
    outcome.hidden = false
    say(strength, { total, shown: hits.length, first: `${hits[0].number} ${hits[0].title}` })
    if (terms < SHORT) status.append(status.dataset.short)
  }

  /* ---- the reader's text ---- */

  let turn = 0 // number of the latest text: answers to earlier ones are dropped
  let pause = 0

  function showCount(name = "count", values = {}) {
    count.textContent = fill(count.dataset[name], { count: Array.from(field.value).length, ...values })
  }

  function clear() {
    turn++
    list.replaceChildren()
    find("pasted").textContent = ""
    outcome.hidden = true
    status.textContent = ""
  }

  async function compare() {
    clearTimeout(pause)
    const text = field.value
    if (!text.trim()) return clear()
    const mine = ++turn
    const waiting = setTimeout(() => mine === turn && say("busy"), 300)
    try {
      const [answer, total] = await useIndex(async index => [await guideMatching.match(text, index), index.total])
      if (mine === turn) showAnswer(answer, text, total)
    } catch {
      if (mine !== turn) return
      clear()
      say("failed")
    } finally {
      clearTimeout(waiting)
    }
  }

  /* The content of one direction after another, as it stands in the guide. */
  let next = -1
  async function fillExample() {
    try {
      const [number, , parts] = await useIndex(index => {
        next = next < 0 ? Math.floor(index.total / 2) : (next + 1) % index.total
        return index.loadDirection(next)
      })
      const content = parts.filter(([kind]) => kind === "c")
      field.value = (content.length ? content : parts).map(([, , , text]) => text).join("\n")
      showCount("from", { number })
      await compare()
    } catch {
      say("failed")
    }
  }

  field.addEventListener("input", () => {
    showCount()
    clearTimeout(pause)
    pause = setTimeout(compare, PAUSE)
  })
  field.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    compare()
  })
  form.addEventListener("reset", () => {
    clearTimeout(pause)
    setTimeout(() => {
      showCount()
      clear()
      field.focus()
    })
  })
  form.querySelector("[data-example]").addEventListener("click", fillExample)

  find("match-absent").hidden = true
  form.hidden = false
})()
