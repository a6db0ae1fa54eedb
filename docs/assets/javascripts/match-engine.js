/* Rank the directions of a guide for a text, and say why, as generator/match/rank.py and reasons.py do: the same whole
   numbers, the same words. `guideMatching.match` takes the text and the guide's data as match-data.js gives them. */
"use strict"

guideMatching.match = (() => {
  const { cutRuns, listTerms, listSentences, cutExcerpt } = guideMatching.text
  const UNIT = 20, ONCE = 12, CLEAR = 90, FAINT = 62
  const TOP = 10, FIRST = 3, LEAST_SHARE = 20
  const MOST_TERMS = 6, LONGEST_TERM = 8, LEAST_WEIGHT = (UNIT * ONCE) / 4
  const TITLE = "t", QUOTED = "cin" // kinds of parts: a title; those that hold sentences

  /* ---- the reader's text ---- */

  function readSentences(characters) {
    return listSentences(characters).map(span => ({
      span, terms: new Set(cutRuns(characters.slice(...span)).flatMap(listTerms))
    }))
  }

  function readText(text) {
    const characters = Array.from(text)
    const runs = cutRuns(characters), counts = new Map()
    for (const run of runs) for (const term of listTerms(run)) counts.set(term, (counts.get(term) ?? 0) + 1)
    return {
      characters, counts,
      key: runs.filter(run => run.isChinese).map(run => run.text).join("\n"),
      words: new Set(runs.filter(run => !run.isChinese).map(run => run.text)),
      sentences: readSentences(characters)
    }
  }

  /* ---- scores ---- */

  const times = count => Math.floor((2 * ONCE * count) / (count + 1))

  /* Position -> what each shared term adds to its score. */
  function weighTerms(counts, postings) {
    const found = new Map()
    for (const [term, count] of counts)
      for (const [position, weight] of postings.get(term) ?? []) {
        if (!found.has(position)) found.set(position, new Map())
        found.get(position).set(term, weight * times(count))
      }
    return found
  }

  const add = numbers => [...numbers].reduce((sum, number) => sum + number, 0)

  function judge(best, terms) {
    const reaches = least => best && 100 * best >= least * UNIT * ONCE * Math.sqrt(terms)
    return reaches(CLEAR) ? "clear" : reaches(FAINT) ? "faint" : "none"
  }

  /* ---- reasons ---- */

  /* Where the words of a run end, 0 first; `take` gives the length of the next word. */
  function listEnds(run, take) {
    const ends = [0]
    while (ends[ends.length - 1] < run.text.length) ends.push(ends[ends.length - 1] + take())
    return ends
  }

  /* Leave out single loose characters at both edges of some words. */
  function trim(text, ends, loose) {
    let first = 0, last = ends.length - 1
    while (first < last && ends[first + 1] - ends[first] === 1 && loose.has(text[ends[first]])) first++
    while (last > first && ends[last] - ends[last - 1] === 1 && loose.has(text[ends[last - 1]])) last--
    return [ends[first], ends[last]]
  }

  /* Words in a row that stand in the reader's text too, as many as do. */
  function findInRun({ text }, ends, reading, loose) {
    const found = []
    let told = 0
    for (let first = 0; first < ends.length - 1; first++) {
      let last = first
      while (last + 1 < ends.length && ends[last + 1] - ends[first] <= LONGEST_TERM &&
        reading.key.includes(text.slice(ends[first], ends[last + 1]))) last++
      if (last <= told) continue
      told = last
      const span = trim(text, ends.slice(first, last + 1), loose)
      if (span[1] - span[0] > 1) found.push(span)
    }
    return found
  }

  function findInPart({ characters, runs, words }, reading, weights, loose) {
    let word = 0
    return runs.flatMap(run => {
      const spans = run.isChinese
        ? findInRun(run, listEnds(run, () => Number(words[word++])), reading, loose)
        : reading.words.has(run.text) && weights.has(run.text) ? [[0, run.text.length]] : []
      return spans.map(([start, end]) => ({
        key: run.text.slice(start, end), text: run.places.slice(start, end).map(place => characters[place]).join("")
      }))
    })
  }

  function weighKey(key, weights) {
    const pairs = new Set()
    for (let at = 0; at + 1 < key.length; at++) pairs.add(key.slice(at, at + 2))
    return weights.get(key) || add([...pairs].map(pair => weights.get(pair) ?? 0))
  }

  /* The words shared, each once, the heaviest first; those of little weight are left out. */
  function findShared(direction, reading, weights, loose) {
    const found = new Map()
    for (const part of direction.parts)
      for (const { key, text } of findInPart(part, reading, weights, loose))
        if (!found.has(key)) found.set(key, { key, text, weight: weighKey(key, weights) })
    return [...found.values()].filter(one => one.weight >= LEAST_WEIGHT).sort((a, b) => b.weight - a.weight)
  }

  /* The heaviest, none of which is part of another. */
  function chooseTerms(shared) {
    const chosen = []
    for (const one of shared) {
      if (chosen.length === MOST_TERMS) break
      if (!chosen.some(other => other.key.includes(one.key) || one.key.includes(other.key))) chosen.push(one)
    }
    return chosen.map(({ text, weight }) => ({ text, weight }))
  }

  function pickBest(sentences, weights) {
    let best = null, most = 0
    for (const sentence of sentences) {
      const weight = add([...sentence.terms].map(term => weights.get(term) ?? 0))
      if (weight > most) {
        best = sentence
        most = weight
      }
    }
    return best
  }

  function quoteDirection(direction, weights, keys) {
    const quoted = direction.parts.filter(part => QUOTED.includes(part.kind))
    const best = pickBest(quoted.flatMap(part => part.sentences.map(sentence => ({ ...sentence, part }))), weights)
    return best && cutExcerpt(best.part.characters, best.span, keys, best.part.label, best.part.anchor)
  }

  function quoteText(reading, weights, keys) {
    const best = pickBest(reading.sentences, weights)
    return best && cutExcerpt(reading.characters, best.span, keys)
  }

  /* A direction's parts made ready: [kind, label, anchor, text, lengths of words]. */
  function readDirection([number, tone, parts]) {
    return {
      number, tone, title: parts.find(([kind]) => kind === TITLE)[3],
      parts: parts.map(([kind, label, anchor, text, words]) => {
        const characters = Array.from(text)
        return { kind, label, anchor, characters, words, runs: cutRuns(characters), sentences: readSentences(characters) }
      })
    }
  }

  /* ---- a text ---- */

  const share = (score, best) => Math.floor((200 * score + best) / (2 * best))

  /* [position, score] of the directions to tell, best first: `top` of them, or those worth telling. */
  function chooseDirections(scores, top) {
    const order = scores.sort((a, b) => b[1] - a[1] || a[0] - b[0])
    if (top !== null) return order.slice(0, top)
    const worth = order.filter(([, score]) => share(score, order[0][1]) >= LEAST_SHARE).length
    return order.slice(0, Math.max(FIRST, Math.min(TOP, worth)))
  }

  /* `data`: loose characters, `findPostings(terms)`, `loadDirection(position)`; both answer later. */
  async function match(text, data, top = null) {
    const reading = readText(text)
    const postings = await data.findPostings([...reading.counts.keys()])
    const weights = weighTerms(reading.counts, postings)
    const order = chooseDirections([...weights].map(([position, terms]) => [position, add(terms.values())]), top)
    const best = order.length ? order[0][1] : 0
    const loose = new Set(data.loose)
    const directions = await Promise.all(order.map(([position]) => data.loadDirection(position)))
    const hits = order.map(([position, score], at) => {
      const direction = readDirection(directions[at]), own = weights.get(position)
      const shared = findShared(direction, reading, own, loose)
      const keys = shared.map(one => one.key)
      const told = new Map([...own].filter(([term]) => keys.some(key => key.includes(term))))
      return {
        number: direction.number, title: direction.title, tone: direction.tone, score,
        share: share(score, best),
        terms: chooseTerms(shared),
        sentence: quoteDirection(direction, told, keys),
        said: quoteText(reading, told, keys),
        keys
      }
    })
    return { strength: judge(best, reading.counts.size), terms: reading.counts.size, known: postings.size, hits }
  }

  return match
})()
