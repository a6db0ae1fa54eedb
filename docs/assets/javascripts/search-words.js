/* Take what was typed in each way it may be meant: as it stands, in parts, as pinyin, as initials. */
"use strict"

guideSearch("words", "", (load, { foldCharacter, buildKey }) => {
  const MOST_PAIRS = 4 // pairs of a long word that are looked up; the text proves the rest

  /* Numbers as people type them: 2x10^-8, 2*10-8. */
  const straighten = query => query.replace(/(\d)\s*[xX*]\s*(?=10\D)/g, "$1×").replace(/\^\{?([-−⁻]?\d+)\}?/g, "$1")

  /* ---- leaves of a query: something typed, read in one way; `find` proves it in a text's key ---- */

  function typedLeaf(word) {
    const characters = [...word]
    const pairs = characters.slice(1).map((c, i) => "2" + characters[i] + c)
    const step = Math.max(1, Math.ceil(pairs.length / MOST_PAIRS))
    const chosen = pairs.filter((_, i) => i % step === 0 || i === pairs.length - 1)
    return {
      keys: [chosen.length ? chosen.map(pair => [pair, false]) : [["1" + word, false]]],
      whole: (chosen.length ? "2" : "1") + word + "!",
      find(key) {
        const found = []
        for (let at = key.indexOf(word); at >= 0; at = key.indexOf(word, at + word.length)) found.push([at, at + word.length])
        return found
      }
    }
  }

  /* Characters that follow one another and pass one test each. */
  function findRun(key, tests) {
    const found = []
    for (let at = 0; at + tests.length <= key.length; at++)
      if (tests.every((test, i) => test(key[at + i]))) found.push([at, at + tests.length])
    return found
  }

  let readings = null // character -> syllables
  let syllables = null
  async function loadPinyin() {
    if (readings) return
    const table = await load("pinyin")
    readings = new Map()
    syllables = Object.keys(table)
    for (const [syllable, characters] of Object.entries(table))
      for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable])
  }

  const isReadAs = test => character => (readings.get(character) ?? []).some(test)

  /* Ways to cut letters into syllables, the fewest first; the last may be unfinished. */
  function cutSyllables(letters) {
    const whole = new Set(syllables)
    const ways = []
    const walk = (rest, way) => {
      if (ways.length > 40) return
      if (!rest) return void ways.push({ way, open: false })
      for (let length = Math.min(6, rest.length); length > 0; length--)
        if (whole.has(rest.slice(0, length))) walk(rest.slice(length).replace(/^'/, ""), [...way, rest.slice(0, length)])
      if (rest.length < 6 && !whole.has(rest) && syllables.some(s => s.startsWith(rest))) ways.push({ way: [...way, rest], open: true })
    }
    walk(letters, [])
    const order = ({ way, open }) => way.length + (open ? 0.5 : 0)
    return ways.sort((a, b) => order(a) - order(b)).slice(0, 3)
  }

  function pinyinLeaf(letters) {
    const ways = cutSyllables(letters)
    const last = ({ way, open }, i) => open && i === way.length - 1
    return {
      keys: ways.map(one => one.way.length === 1
        ? [["3" + one.way[0], one.open]]
        : one.way.slice(1).map((s, i) => [`4${one.way[i]}'${s}`, last(one, i + 1)])),
      find: key => ways.flatMap(one => findRun(key, one.way.map((s, i) =>
        isReadAs(last(one, i) ? reading => reading.startsWith(s) : reading => reading === s))))
    }
  }

  function initialsLeaf(letters) {
    const characters = [...letters]
    return {
      keys: [characters.slice(1).map((c, i) => ["5" + characters[i] + c, false])],
      find: key => findRun(key, characters.map(c => isReadAs(reading => reading[0] === c)))
    }
  }

  /* The same at the beginning of a title or keyword, its number apart. */
  function openingLeaf(letters) {
    const leaf = initialsLeaf(letters)
    return {
      keys: [[["6" + letters.slice(0, 2), false]]],
      find: key => leaf.find(key).filter(([from]) => isNumber(key.slice(0, from)))
    }
  }

  /* ---- a word ---- */

  const isNumber = text => /^[\d.]*$/.test(text)
  const isPinyin = text => /^[a-z][a-z']*[a-z]$/.test(text)

  const splitKey = text => buildKey(text).key.split("\n").filter(Boolean)
  const readRun = run => (isPinyin(run) && cutSyllables(run).length ? pinyinLeaf(run) : typedLeaf(run))

  /* The ways to take a word, in steps: a step is tried where those before it find nothing. A way is a tier and its leaves. */
  async function readWord(word) {
    const letters = [...word].map(foldCharacter).join("").replace(/ü/g, "v").replace(/[’‘]/g, "'")
    const runs = letters.match(/\p{sc=Han}+|[^\p{sc=Han}]+/gu) ?? []
    if (runs.some(isPinyin)) await loadPinyin()
    const isSpelled = runs.some(run => isPinyin(run) && cutSyllables(run).length)
    const typed = splitKey(word).map(typedLeaf), apart = runs.flatMap(splitKey).map(typedLeaf)
    const spelled = isSpelled ? [["pinyin", runs.map(readRun)]] : []
    const steps = [[["typed", typed], ...(runs.length === 1 ? spelled : [])]]
    if (runs.length > 1) steps.push([["apart", apart], ...spelled])
    if (/^[a-z]{2,8}$/.test(letters)) steps.push([["opening", [openingLeaf(letters)]], ["initials", [initialsLeaf(letters)]]])
    return steps.map(ways => ways.filter(([, leaves]) => leaves.length))
  }

  const readPhrase = query => typedLeaf(buildKey(query).key)

  return { straighten, readWord, readPhrase }
})
