/* Cut a text into runs, terms and sentences, and mark terms in it, as generator/match/runs.py and excerpt.py do.

   Places count characters (code points). A text is read through its "flat" form, in which each character is one unit. */
"use strict"

window.guideMatching = window.guideMatching ?? {}

guideMatching.text = (() => {
  const GAPS = new Set(" \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xad\u180e\u200b\u200c\u200d\u2028\u2029\u2060\ufeff")
  const HAN = /^[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]$/
  const LONGEST_WORD = 24
  const SENTENCE = /[^。；！？;!?]+[。；！？;!?]?/g
  const BLANKS = new Set(" \t\n\r\u3000\xa0")
  const FULL_LINE = 6 // tenths of the longest line that a line must reach to go on in the next
  const LONGEST_SHOWN = 120, LEAD = 16

  /* ---- runs and terms ---- */

  const isOne = text => text.length === 1 || (text.length === 2 && text.codePointAt(0) > 0xffff)

  /* [folded, sort]: "h" Chinese, "w" letter or digit, " " gap, "." all else. */
  function sortCharacter(character) {
    const folded = character.normalize("NFKC").toLowerCase()
    const shown = isOne(folded) ? folded : character
    if (HAN.test(shown)) return [shown, "h"]
    if (/^[a-z0-9]$/.test(shown)) return [shown, "w"]
    return [shown, GAPS.has(shown) ? " " : "."]
  }

  const sorted = new Map()
  function sort(character) {
    let found = sorted.get(character)
    if (!found) sorted.set(character, (found = sortCharacter(character)))
    return found
  }

  /* The runs of some characters in order; a gap ends a Latin word and not a Chinese run. */
  function cutRuns(characters) {
    const runs = []
    let kept = [], places = [], current = ""
    const close = () => {
      if (kept.length) runs.push({ text: kept.join(""), places, isChinese: current === "h" })
      kept = []
      places = []
    }
    characters.forEach((character, place) => {
      const [folded, kind] = sort(character)
      if (kind === " " && current === "h") return
      if (kind !== current) close()
      current = kind
      if (kind === "h" || kind === "w") {
        kept.push(folded)
        places.push(place)
      }
    })
    close()
    return runs
  }

  function listTerms({ text, isChinese }) {
    if (!isChinese) return text.length >= 2 && text.length <= LONGEST_WORD && !/^\d+$/.test(text) ? [text] : []
    const pairs = []
    for (let at = 0; at + 1 < text.length; at++) pairs.push(text.slice(at, at + 2))
    return pairs
  }

  /* ---- sentences ---- */

  const flatten = characters => characters.map(c => (c.length === 1 ? c : "\ue000")).join("")

  /* Lines in a row; a line ends them that is shorter than most, since others are broken anywhere. */
  function listStretches(flat) {
    const lines = flat.split("\n"), found = []
    const least = FULL_LINE * lines.reduce((longest, line) => Math.max(longest, line.length), 0)
    let start = 0, at = 0
    for (const line of lines) {
      at += line.length + 1
      if (line.length * 10 >= least) continue
      found.push([start, at - 1])
      start = at
    }
    return start < flat.length ? [...found, [start, flat.length]] : found
  }

  /* [start, end] of each sentence; a heading on a line of its own is one too. */
  function listSentences(characters) {
    const flat = flatten(characters)
    return listStretches(flat).flatMap(([start, end]) =>
      [...flat.slice(start, end).matchAll(SENTENCE)].map(({ index, 0: words }) => [start + index, start + index + words.length]))
  }

  /* ---- marks ---- */

  function mergeSpans(spans) {
    const merged = []
    for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = merged[merged.length - 1]
      if (last && start <= last[1]) last[1] = Math.max(last[1], end)
      else merged.push([start, end])
    }
    return merged
  }

  /* Where the terms stand in some characters, in order; what overlaps is one mark. */
  function listMarks(characters, keys) {
    const found = []
    for (const { text, places, isChinese } of cutRuns(characters))
      for (const key of keys)
        if (isChinese)
          for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
            found.push([places[at], places[at + key.length - 1] + 1])
        else if (text === key) found.push([places[0], places[places.length - 1] + 1])
    return mergeSpans(found)
  }

  /* The characters in pieces, marked or not; together they are the text. */
  function markPieces(characters, marks) {
    const pieces = []
    let at = 0
    for (const [start, end] of [...marks, [characters.length, characters.length]]) {
      pieces.push({ text: characters.slice(at, start).join(""), is_shared: false })
      pieces.push({ text: characters.slice(start, end).join(""), is_shared: true })
      at = end
    }
    return pieces.filter(piece => piece.text)
  }

  const holds = (outer, inner) => outer[0] <= inner[0] && inner[1] <= outer[1]

  function chooseStretch(length, marks) {
    if (length <= LONGEST_SHOWN) return [0, length]
    let best = [0, LONGEST_SHOWN], most = 0
    for (const mark of marks) {
      const end = Math.min(length, Math.max(0, mark[0] - LEAD) + LONGEST_SHOWN)
      const stretch = [end - LONGEST_SHOWN, end]
      const held = marks.filter(one => holds(stretch, one)).reduce((sum, [start, stop]) => sum + stop - start, 0)
      if (held > most) {
        best = stretch
        most = held
      }
    }
    return best
  }

  /* A sentence with its terms marked; of a long one the stretch around its marks. */
  function cutExcerpt(characters, [from, to], keys, label = "", anchor = "") {
    while (from < to && BLANKS.has(characters[from])) from++
    while (to > from && BLANKS.has(characters[to - 1])) to--
    const inner = characters.slice(from, to)
    const marks = listMarks(inner, keys)
    const shown = chooseStretch(inner.length, marks)
    const inside = marks.filter(mark => holds(shown, mark)).map(([start, end]) => [start - shown[0], end - shown[0]])
    return {
      pieces: markPieces(inner.slice(...shown), inside),
      is_cut_before: shown[0] > 0, is_cut_after: shown[1] < inner.length, label, anchor
    }
  }

  return { cutRuns, listTerms, listSentences, listMarks, markPieces, cutExcerpt }
})()
