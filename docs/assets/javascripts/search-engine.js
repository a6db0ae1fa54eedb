/* Answer a query: candidates from the key files, then proof and order from the pages' own text. */
"use strict"

guideSearch("engine", "", (load, root, { Place, showDocument }, { splitQuery, readWord, readPhrase }) => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const TITLE = 1, KEYWORD = 2, MANY = 4, PART = 8, WHOLE = 1 << 30 // bits of a mask: PART is the first part, then come the others
  const WEIGHTS = { number: 30, wholeTitle: 14, wholeKeyword: 12, title: 8, keyword: 6, text: 1 }
  const TIERS = { typed: 1, respelled: 0.9, pinyin: 0.6, apart: 0.5, opening: 0.5, initials: 0.1 } // how sure it is that this was meant
  const FIRST = 6, MORE = 20 // results shown at once, and added at the end of the list
  const LAST_PART = 26 // position of the part from which all share the last bit of a mask

  /* ---- key files ---- */

  /* The files that may hold keys from `low` up to `high`: from the last that begins at or before `low`. */
  function listShards(low, high) {
    let first = 0
    for (let end = root.keys.length; end - first > 1;) {
      const middle = (first + end) >> 1
      if (root.keys[middle] <= low) first = middle
      else end = middle
    }
    const found = []
    for (let number = first; number < root.keys.length && (number === first || root.keys[number] <= high); number++) found.push(number)
    return found
  }

  const shards = new Map()
  async function loadShard(number) {
    if (!shards.has(number)) {
      const text = await load(`k${number}`)
      shards.set(number, new Map(text.split(" ").map(entry => {
        const cut = entry.lastIndexOf("=")
        return [entry.slice(0, cut), entry.slice(cut + 1)]
      })))
    }
    return shards.get(number)
  }

  /* Document -> mask, from steps and masks written in DIGITS. */
  function readPosting(written, into = new Map()) {
    let position = 0, document = 0
    const readNumber = () => {
      for (let number = 0, shift = 0; ; shift += 5) {
        const digit = DIGITS.indexOf(written[position++])
        number |= (digit & 31) << shift
        if (digit < 32) return number
      }
    }
    while (position < written.length) {
      document += readNumber()
      into.set(document, (into.get(document) ?? 0) | readNumber())
    }
    return into
  }

  /* The documents of one key, or of all keys that begin with it. */
  async function findKey(key, isPrefix = false) {
    const high = isPrefix ? key + "\uffff" : key
    const found = new Map()
    for (const shard of await Promise.all(listShards(key, high).map(loadShard))) {
      if (!isPrefix) readPosting(shard.get(key) ?? "", found)
      else for (const [name, written] of shard) if (name.startsWith(key)) readPosting(written, found)
    }
    return found
  }

  const both = (a, b) => {
    const found = new Map()
    for (const [document, mask] of a) {
      const shared = mask & (b.get(document) ?? 0)
      if (shared) found.set(document, shared)
    }
    return found
  }

  const findKeys = async keys =>
    (await Promise.all(keys.map(([key, isPrefix]) => findKey(key, isPrefix)))).reduce(both)

  /* ---- a word in each way it may be meant ---- */

  /* Documents of a leaf: of any of its ways, each of which needs all its keys in one place. */
  async function findLeaf(leaf) {
    const found = new Map()
    const [whole, ...ways] = await Promise.all([leaf.whole ? findKey(leaf.whole) : [], ...leaf.keys.map(findKeys)])
    for (const way of ways)
      for (const [document, mask] of way) found.set(document, (found.get(document) ?? 0) | mask)
    for (const [document] of whole) found.set(document, (found.get(document) ?? 0) | KEYWORD | WHOLE)
    return found
  }

  function guess(mask) {
    const best = mask & WHOLE ? "wholeKeyword" : mask & TITLE ? "title" : mask & KEYWORD ? "keyword" : "text"
    const parts = [...((mask & ~WHOLE) >>> 3).toString(2)].filter(bit => bit === "1").length
    return WEIGHTS[best] + 0.1 * (Boolean(mask & TITLE) + Boolean(mask & KEYWORD)) + 0.3 * Boolean(mask & MANY) + 0.02 * parts
  }

  async function findWay(tier, leaves) {
    const masks = await Promise.all(leaves.map(findLeaf))
    const found = new Map()
    for (const document of masks[0].keys())
      if (masks.every(one => one.has(document)))
        found.set(document, TIERS[tier] * masks.reduce((sum, one) => sum + guess(one.get(document)), 0) / masks.length)
    return { tier, leaves, masks, found }
  }

  const isDirection = number => kinds[number].weight >= 1

  /* The ways in which a word is found: up to the first step that finds a direction, or of all steps. */
  async function findWord(word, isLoose) {
    const found = []
    for (const ways of await readWord(word)) {
      const tried = await Promise.all(ways.map(([tier, leaves]) => findWay(tier, leaves)))
      found.push(...tried.filter(way => way.found.size))
      if (!isLoose && found.some(way => [...way.found.keys()].some(isDirection))) break
    }
    return found
  }

  /* ---- documents ---- */

  const kinds = root.kinds.flatMap(([count, weight, kind]) => Array(count).fill({ weight, kind }))
  const files = [] // document -> file of texts
  const firsts = [] // file -> its first document
  for (const [file, count] of [...readCounts(root.texts)].entries()) {
    firsts.push(files.length)
    for (let i = 0; i < count; i++) files.push(file)
  }

  function* readCounts(written) {
    let number = 0, shift = 0
    for (const character of written) {
      const digit = DIGITS.indexOf(character)
      number |= (digit & 31) << shift
      shift += 5
      if (digit < 32) { yield number; number = shift = 0 }
    }
  }

  const headings = new Map() // the same few stand on every page
  function placeHeading(text) {
    if (!headings.has(text)) headings.set(text, new Place(text))
    return headings.get(text)
  }

  const documents = new Map()
  async function loadDocument(number) {
    if (!documents.has(number)) {
      const [url, title, keywords, parts] = (await load(`t${files[number]}`))[number - firsts[files[number]]]
      documents.set(number, {
        number, url, kind: kinds[number].kind, title: new Place(title), keywords: keywords.map(text => new Place(text)),
        parts: parts.map(([anchor, heading, text]) => ({ anchor, heading: placeHeading(heading), text: new Place(text) }))
      })
    }
    return documents.get(number)
  }

  /* ---- proof and order ---- */

  /* The parts of a document in which the key files say that something of a query may stand. */
  function listParts(words, document) {
    let mask = 0
    for (const ways of words)
      for (const { masks } of ways)
        for (const one of masks) mask |= one.get(document.number) ?? 0
    return document.parts.filter((_, position) => mask & (PART << Math.min(position, LAST_PART)))
  }

  const splitNumber = ({ key }) => /^([\d.]*)(.*)$/s.exec(key).slice(1)

  /* The best place in which a leaf stands, and a little for each other one. */
  function weighLeaf(leaf, document, parts) {
    const [number, name] = splitNumber(document.title)
    const weights = []
    for (const [start, end] of leaf.find(document.title.key)) {
      const isName = start === number.length && end === start + name.length
      if (start === 0 && end && end === number.length) weights.push(WEIGHTS.number)
      else weights.push(isName ? WEIGHTS.wholeTitle : WEIGHTS.title + (start === number.length))
    }
    for (const { key } of document.keywords)
      for (const [start, end] of leaf.find(key)) weights.push(end - start === key.length ? WEIGHTS.wholeKeyword : WEIGHTS.keyword + (start === 0) / 2)
    for (const { heading, text } of parts)
      for (let count = leaf.find(heading.key).length + leaf.find(text.key).length; count > 0; count--) weights.push(WEIGHTS.text)
    const best = Math.max(0, ...weights)
    return best + 0.02 * (weights.reduce((a, b) => a + b, 0) - best)
  }

  /* What a document is worth for a query, more where the words follow each other; 0 where one is missing. */
  function weigh(words, phrase, document, parts) {
    let sum = 0
    for (const ways of words) {
      const best = Math.max(0, ...ways.map(({ tier, leaves }) => {
        const weights = leaves.map(leaf => weighLeaf(leaf, document, parts))
        return weights.every(Boolean) ? TIERS[tier] * weights.reduce((a, b) => a + b) / weights.length : 0
      }))
      if (!best) return 0
      sum += best
    }
    const together = phrase ? weighLeaf(phrase, document, parts) : 0
    return Math.max(sum + Boolean(together), words.length * together) * kinds[document.number].weight
  }

  /* ---- a query ---- */

  /* What the typed words have in common with a page's keywords: how the last one may go on. */
  function suggestKeyword(query, shown) {
    const typed = query.split(/[\s-]+/).pop()
    const longer = shown.flatMap(document => document.keywords.map(({ text }) => text)).filter(text => typed && text.startsWith(typed))
    return longer.slice(0, 1)
  }

  /* Documents in which all words may stand, best first; first of all those whose keyword is the whole query. */
  async function listCandidates(words, phrase) {
    const scores = new Map()
    if (!words.length || !words.every(ways => ways.length)) return []
    const whole = phrase ? await findKey(phrase.whole) : new Map()
    for (const document of new Set(words[0].flatMap(way => [...way.found.keys()]))) {
      const each = words.map(ways => Math.max(...ways.map(way => way.found.get(document) ?? 0)))
      const sum = whole.has(document) ? words.length * WEIGHTS.wholeKeyword : each.reduce((a, b) => a + b)
      if (each.every(Boolean)) scores.set(document, sum * kinds[document].weight)
    }
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([document]) => document)
  }

  /* What is found for a query, the first results proved and shown; `isCurrent` says whether it is still wanted. */
  async function search(query, isCurrent = () => true, isLoose = false) {
    const split = splitQuery(query)
    const words = await Promise.all(split.map(word => findWord(word, isLoose)))
    const phrase = words.length > 1 ? readPhrase(query) : null
    const candidates = await listCandidates(words, phrase)
    const found = { items: [], total: candidates.length, more: null }
    const leaves = words.map(ways => ways.flatMap(way => way.leaves))
    const proved = []
    let rank = 1e6

    /* Prove candidates until `count` more can be shown; the best of each batch first. */
    async function prove(count) {
      const shown = []
      while (candidates.length && shown.length < count && isCurrent()) {
        const batch = await Promise.all(candidates.splice(0, count - shown.length).map(loadDocument))
        const proven = batch.map(document => ({ document, parts: listParts(words, document) }))
        for (const one of proven) one.weight = weigh(words, phrase, one.document, one.parts)
        const kept = proven.filter(({ weight }) => weight)
        found.total -= batch.length - kept.length
        for (const { document, parts } of kept.sort((a, b) => b.weight - a.weight || a.document.number - b.document.number)) {
          proved.push(document)
          shown.push(showDocument(leaves, document, parts, rank--))
        }
      }
      found.more = candidates.length ? () => prove(MORE) : null
      return shown
    }

    found.items = await prove(FIRST)
    found.suggest = suggestKeyword(query, proved)
    return found.items.length || isLoose ? found : search(query, isCurrent, true)
  }

  return { search }
})
