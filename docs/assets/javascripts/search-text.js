/* Fold texts as the index does, mark what was found in them, and write results as the theme takes them. */
"use strict"

guideSearch("text", "", root => {
  const SENTENCE_END = /[。；！？\n]/
  const LONG = 96 // characters of a sentence shown
  const breaks = new Set(root.breaks), blanks = new Set(root.blanks), soft = new Set(root.soft)

  /* ---- folding, as generator/search/fold.py does it ---- */

  const folded = new Map()
  function foldCharacter(character) {
    let found = folded.get(character)
    if (found === undefined) {
      const one = text => [...text].length === 1
      found = character.normalize("NFKC")
      if (!one(found)) found = character
      if (one(found.toLowerCase())) found = found.toLowerCase()
      found = root.same[found] ?? found
      folded.set(character, found)
    }
    return found
  }

  const isDigit = c => c >= "0" && c <= "9" && c.length === 1
  const isLetter = c => c >= "a" && c <= "z" && c.length === 1
  const areParted = (a, b) => (isLetter(a) && isLetter(b)) || (isDigit(a) && isDigit(b))

  /* The search form of a text, and for each of its units where it stands in the text. */
  function buildKey(text) {
    const characters = [...text]
    let key = "", last = "", blank = false, offset = 0
    const starts = [], ends = []
    const push = (c, start, end) => {
      for (let i = 0; i < c.length; i++) { starts.push(start); ends.push(end) }
      key += c
      last = c
    }
    characters.forEach((original, position) => {
      const c = foldCharacter(original), start = offset
      offset += original.length
      if (blanks.has(c)) return void (blank = true)
      const next = characters[position + 1] ? foldCharacter(characters[position + 1]) : ""
      const isKept = !breaks.has(c) || (!blank && soft.has(c) && isDigit(last) && isDigit(next))
      if ((!isKept || (blank && last && areParted(last, c))) && last && last !== "\n") push("\n", start, start)
      if (isKept) push(c, start, offset)
      blank = false
    })
    return { key, starts, ends }
  }

  /* ---- marks and sentences ---- */

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
  const escapeText = text => text.replace(/[&<>"']/g, c => ENTITIES[c])

  /* Where a query stands in a text: from and to in the text itself, in order, none overlapping. */
  function listMarks(words, { key, starts, ends }) {
    const leaves = words.flatMap(ways => ways.flatMap(way => way.leaves))
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

  /* One result as the theme takes it: the page, then the places in it, best first. */
  function showDocument(words, document, score) {
    const title = markText(document.title.text, listMarks(words, document.title))
    const terms = {}
    const sections = document.parts.map(part => {
      const marks = listMarks(words, part.text), heads = listMarks(words, part.heading)
      if (!marks.length && !heads.length) return null
      const text = marks.length ? showSentences(part.text, marks) : escapeText(part.text.text.slice(0, LONG))
      const name = part.heading.text ? markText(part.heading.text, heads) : title
      return { location: document.url + (part.anchor && "#" + part.anchor), title: name, text, terms, hits: marks.length + heads.length }
    }).filter(Boolean).sort((a, b) => b.hits - a.hits)
    const inTitle = title.includes("<mark")
    sections.forEach((section, i) => { section.score = i < 2 ? score + (!inTitle && i === 0 ? 0.01 : 0) : score - 0.01 })
    const tags = document.keywords.map(keyword => [keyword.text, listMarks(words, keyword)])
      .filter(([, marks]) => marks.length).map(([text, marks]) => markText(text, marks))
    const opening = sections.length ? "" : escapeText((document.parts[0]?.text.text ?? "").slice(0, LONG))
    return [{ location: document.url, title, text: opening, score, terms, ...(tags.length && { tags }) }, ...sections]
  }

  return { foldCharacter, buildKey, showDocument }
})
