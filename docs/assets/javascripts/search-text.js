/* Fold texts as the index does, mark what was found in them, and write results as the theme takes them. */
"use strict"

guideSearch("text", "", root => {
  const SENTENCE_END = /[。；！？\n]/
  const LONG = 96 // characters of a sentence shown
  const LABELS = { keyword: "关键词", section: "专题" } // what a page is, where its title does not say so
  const OPENINGS = { keyword: "列出或提到它的各方向与原句" }
  const breaks = new Set(root.breaks), blanks = new Set(root.blanks), soft = new Set(root.soft)
  const same = new Map(Object.entries(root.same)), signs = new Map(Object.entries(root.signs))
  const signEnds = new Set([...signs.keys()].map(sign => sign[1]))

  /* ---- folding, as generator/search/fold.py does it ---- */

  const folded = new Map()
  function foldCharacter(character) {
    let found = folded.get(character)
    if (found === undefined) {
      if (same.has(character) || breaks.has(character) || blanks.has(character)) found = same.get(character) ?? character
      else found = [...character.normalize("NFKC").toLowerCase()].map(unit => same.get(unit) ?? unit).join("")
      folded.set(character, found)
    }
    return found
  }

  const isHan = code => code >= 0x4e00 && code <= 0x9fff // most of a text; folds to itself

  /* The folded characters of a text and where each stands in it; signs of two characters as one. */
  function foldText(text) {
    const units = [], starts = [], ends = []
    let held = ""
    const push = (unit, start, end) => {
      const sign = signEnds.has(unit) && signs.get(held + unit)
      if (sign) {
        units[units.length - 1] = sign
        ends[ends.length - 1] = end
      } else {
        units.push(unit)
        starts.push(start)
        ends.push(end)
      }
      held = sign ? "" : unit
    }
    for (let at = 0; at < text.length;) {
      const code = text.codePointAt(at), end = at + (code > 0xffff ? 2 : 1)
      if (isHan(code)) push(text[at], at, end)
      else for (const unit of foldCharacter(text.slice(at, end))) push(unit, at, end)
      at = end
    }
    return { units, starts, ends }
  }

  const isDigit = c => c >= "0" && c <= "9" && c.length === 1
  const isLetter = c => c >= "a" && c <= "z" && c.length === 1
  const areParted = (a, b) => (isLetter(a) && isLetter(b)) || (isDigit(a) && isDigit(b))

  /* The search form of a text, and for each of its units where it stands in the text. */
  function buildKey(text) {
    const read = foldText(text), starts = [], ends = []
    let key = "", last = "", blank = false
    const push = (c, start, end) => {
      for (let i = 0; i < c.length; i++) { starts.push(start); ends.push(end) }
      key += c
      last = c
    }
    read.units.forEach((c, position) => {
      if (blanks.has(c)) return void (blank = true)
      const isKept = !breaks.has(c) || (!blank && soft.has(c) && isDigit(last) && isDigit(read.units[position + 1] ?? ""))
      const start = read.starts[position]
      if ((!isKept || (blank && last && areParted(last, c))) && last && last !== "\n") push("\n", start, start)
      if (isKept) push(c, start, read.ends[position])
      blank = false
    })
    return { key, starts, ends }
  }

  /* A text with its search form, which is made when it is first needed. */
  class Place {
    constructor(text) { this.text = text }
    get built() { return (this.kept ??= buildKey(this.text)) }
    get key() { return this.built.key }
  }

  /* ---- marks and sentences ---- */

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
  const escapeText = text => text.replace(/[&<>"']/g, c => ENTITIES[c])

  /* Where some leaves of a query stand in a text: from and to in the text itself, in order, none overlapping. */
  function listMarks(leaves, { built: { key, starts, ends } }) {
    const found = leaves.flatMap(leaf => leaf.find(key)).map(([from, to]) => [starts[from], ends[to - 1]]).sort((a, b) => a[0] - b[0])
    const marks = []
    for (const [from, to] of found) {
      const last = marks[marks.length - 1]
      if (last && from <= last[1]) last[1] = Math.max(last[1], to)
      else marks.push([from, to])
    }
    return marks
  }

  /* A stretch of a text as safe HTML with its marks. */
  function markText(text, marks, from = 0, to = text.length) {
    let html = "", at = from
    for (const [start, end] of marks) {
      if (start < at || end > to) continue
      html += `${escapeText(text.slice(at, start))}<mark data-md-highlight>${escapeText(text.slice(start, end))}</mark>`
      at = end
    }
    return html + escapeText(text.slice(at, to))
  }

  /* The sentence around a place, cut where it is long. */
  function cutSentence(text, [start, end]) {
    let from = start, to = end
    while (from > 0 && !SENTENCE_END.test(text[from - 1])) from--
    while (to < text.length && !SENTENCE_END.test(text[to - 1])) to++
    if (to - from > LONG) {
      const wide = Math.max(from, Math.min(start - 24, to - LONG))
      ;[from, to] = [wide, Math.min(to, Math.max(end, wide + LONG))]
    }
    const isTorn = at => /[\udc00-\udfff]/.test(text[at] ?? "")
    return [isTorn(from) ? from - 1 : from, isTorn(to) ? to + 1 : to]
  }

  function showSentences({ text }, marks) {
    const shown = []
    for (const mark of marks) {
      const last = shown[shown.length - 1]
      if (last && mark[1] <= last[1]) continue
      if (shown.length === 2) break
      const [from, to] = cutSentence(text, mark)
      shown.push([Math.max(from, last?.[1] ?? 0), to])
    }
    const isWhole = (at, from) => at === 0 || SENTENCE_END.test(text[at - 1]) || from === at
    return shown.map(([from, to], i) => (isWhole(from, shown[i - 1]?.[1]) ? "" : "…") + markText(text, marks, from, to) +
      (to < text.length && !SENTENCE_END.test(text[to - 1]) ? "…" : "")).join(" ")
  }

  /* One place in a page that holds something of the query; null where it holds nothing. `words` are leaves by word. */
  function showPlace(words, document, part, title) {
    const leaves = words.flat()
    const marks = listMarks(leaves, part.text), heads = listMarks(leaves, part.heading)
    if (!marks.length && !heads.length) return null
    const text = marks.length ? showSentences(part.text, marks) : escapeText(part.text.text.slice(0, LONG))
    const name = part.heading.text ? markText(part.heading.text, heads) : title
    const different = words.filter(found => found.some(leaf => leaf.find(part.text.key).length)).length
    return {
      location: document.url + (part.anchor && "#" + part.anchor), title: name, text: `<p>${text}</p>`,
      hits: 100 * different + marks.length + heads.length
    }
  }

  /* One result as the theme takes it: the page, then the places in it, those with most of the words first. */
  function showDocument(words, document, parts, score) {
    const leaves = words.flat(), marks = listMarks(leaves, document.title)
    const title = markText(document.title.text, marks)
    const places = parts.map(part => showPlace(words, document, part, title)).filter(Boolean).sort((a, b) => b.hits - a.hits)
    const terms = {} // the theme would show what is missing; here nothing is
    const sections = places.map((place, i) => ({ ...place, terms, score: i < 2 ? score + (!marks.length && i === 0 ? 0.01 : 0) : score - 0.01 }))
    const tags = document.keywords.map(keyword => [keyword.text, listMarks(leaves, keyword)])
      .filter(([, found]) => found.length).map(([text, found]) => markText(text, found))
    const opening = sections.length ? "" : escapeText(OPENINGS[document.kind] ?? (document.parts[0]?.text.text ?? "").slice(0, LONG))
    const label = LABELS[document.kind] ? ` <small class="g-search-kind">${LABELS[document.kind]}</small>` : ""
    const pick = document.kind === "direction" ? document.title.text : "" // what a tick beside it is called
    return [{ location: document.url, pick, title: title + label, text: opening && `<p>${opening}</p>`, score, terms, ...(tags.length && { tags }) }, ...sections]
  }

  return { foldCharacter, buildKey, listMarks, showDocument, Place }
})
