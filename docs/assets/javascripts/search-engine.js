/* Answer a query: candidates from the key files, then proof and order from the pages' own text. */
"use strict"

guideSearch("engine", "", (load, root, { buildKey, showDocument }, { straighten, readWord, readPhrase }) => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const TITLE = 1, KEYWORD = 2, WHOLE = 1 << 30 // bits of a mask; the others are parts
  const WEIGHTS = { number: 30, wholeTitle: 14, wholeKeyword: 12, title: 8, keyword: 6, text: 1 }
  const TIERS = { typed: 1, pinyin: 0.6, apart: 0.5, opening: 0.5, initials: 0.1 } // how sure it is that this was meant
  const FIRST = 10, MORE = 20 // results shown at once, and added at the end of the list

  /* ---- key files ---- */

  /* The files that may hold keys from `low` up to `high`. */
  function listShards(low, high) {
    const found = []
    root.keys.forEach((start, number) => {
      const end = root.keys[number + 1]
      if (start <= high && (end === undefined || end > low)) found.push(number)
    })
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
    const places = [...((mask & ~WHOLE) >>> 2).toString(2)].filter(bit => bit === "1").length
    return WEIGHTS[best] + 0.1 * (Boolean(mask & TITLE) + Boolean(mask & KEYWORD)) + 0.02 * places
  }

  async function findWay(tier, leaves) {
    const all = await Promise.all(leaves.map(findLeaf))
    const found = new Map()
    for (const document of all[0].keys())
      if (all.every(one => one.has(document)))
        found.set(document, TIERS[tier] * all.reduce((sum, one) => sum + guess(one.get(document)), 0) / all.length)
    return { tier, leaves, found }
  }

  /* The ways in which a word is found: of the first step that finds anything, or of all steps. */
  async function findWord(word, isLoose) {
    let found = []
    for (const ways of await readWord(word)) {
      found.push(...await Promise.all(ways.map(([tier, leaves]) => findWay(tier, leaves))))
      found = found.filter(way => way.found.size)
      if (found.length && !isLoose) break
    }
    return found
  }

  /* ---- documents ---- */

  const kinds = root.kinds.flatMap(([count, weight]) => Array(count).fill(weight))
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

  const place = text => ({ text, ...buildKey(text) })
  const documents = new Map()
  async function loadDocument(number) {
    if (!documents.has(number)) {
      const [url, title, keywords, parts] = (await load(`t${files[number]}`))[number - firsts[files[number]]]
      documents.set(number, {
        number, url, title: place(title), keywords: keywords.map(place),
        parts: parts.map(([anchor, heading, text]) => ({ anchor, heading: place(heading), text: place(text) }))
      })
    }
    return documents.get(number)
  }

  /* ---- proof and order ---- */

  const splitNumber = ({ key }) => /^([\d.]*)(.*)$/s.exec(key).slice(1)

  /* The best place in which a leaf stands, and a little for each other one. */
  function weighLeaf(leaf, document) {
    const [number, name] = splitNumber(document.title)
    const weights = []
    for (const [start, end] of leaf.find(document.title.key)) {
      const isName = start === number.length && end === start + name.length
      if (start === 0 && end && end === number.length) weights.push(WEIGHTS.number)
      else weights.push(isName ? WEIGHTS.wholeTitle : WEIGHTS.title + (start === number.length))
    }
    for (const { key } of document.keywords)
      for (const [start, end] of leaf.find(key)) weights.push(end - start === key.length ? WEIGHTS.wholeKeyword : WEIGHTS.keyword + (start === 0) / 2)
    for (const { heading, text } of document.parts)
      for (let count = leaf.find(heading.key).length + leaf.find(text.key).length; count > 0; count--) weights.push(WEIGHTS.text)
    const best = Math.max(0, ...weights)
    return best + 0.02 * (weights.reduce((a, b) => a + b, 0) - best)
  }

  /* What a document is worth for a query, a little more where the words follow each other; 0 where one is missing. */
  function weigh(words, phrase, document) {
    let sum = phrase && weighLeaf(phrase, document) ? 1 : 0
    for (const ways of words) {
      const best = Math.max(0, ...ways.map(({ tier, leaves }) => {
        const weights = leaves.map(leaf => weighLeaf(leaf, document))
        return weights.every(Boolean) ? TIERS[tier] * weights.reduce((a, b) => a + b) / weights.length : 0
      }))
      if (!best) return 0
      sum += best
    }
    return sum * kinds[document.number]
  }

  /* ---- a query ---- */

  /* What the typed words have in common with a page's keywords: how the last one may go on. */
  function suggestKeyword(query, shown) {
    const typed = query.split(/[\s-]+/).pop()
    const longer = shown.flatMap(document => document.keywords.map(({ text }) => text)).filter(text => typed && text.startsWith(typed))
    return longer.slice(0, 1)
  }

  async function search(query, isLoose = false) {
    const words = await Promise.all(straighten(query).split(/\s+/).filter(Boolean).map(word => findWord(word, isLoose)))
    const phrase = words.length > 1 ? readPhrase(query) : null
    const scores = new Map()
    if (words.length && words.every(ways => ways.length))
      for (const document of new Set(words[0].flatMap(way => [...way.found.keys()]))) {
        const each = words.map(ways => Math.max(...ways.map(way => way.found.get(document) ?? 0)))
        if (each.every(Boolean)) scores.set(document, each.reduce((a, b) => a + b) * kinds[document])
      }
    const candidates = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([document]) => document)
    const found = { items: [], total: candidates.length, more: null }
    const proved = []
    let rank = 1e6

    /* Prove candidates until `count` more can be shown; the best of each batch first. */
    async function prove(count) {
      const shown = []
      while (candidates.length && shown.length < count) {
        const batch = await Promise.all(candidates.splice(0, count - shown.length).map(loadDocument))
        const proven = batch.map(document => [document, weigh(words, phrase, document)]).filter(([, weight]) => weight)
        found.total -= batch.length - proven.length
        for (const [document] of proven.sort((a, b) => b[1] - a[1] || a[0].number - b[0].number))
          proved.push(document) && shown.push(showDocument(words, document, rank--))
      }
      found.more = candidates.length ? () => prove(MORE) : null
      return shown
    }

    found.items = await prove(FIRST)
    found.suggest = suggestKeyword(query, proved)
    return found.items.length || isLoose ? found : search(query, true)
  }

  return { search }
})
