/* Take what was typed in each way it may be meant: as it stands, in parts, as pinyin, as initials. */
"use strict"

guideSearch("words", "", (load, root, { foldCharacter, buildKey }) => {
  const MOST_PAIRS = 4 // pairs of a long word that are looked up; the text proves the rest
  const MOST_LETTERS = 120 // that are cut into syllables
  const TONES = /[\u0300\u0301\u0304\u030c]/g // over a vowel, once it stands apart from it
  const MOST_CUTS = 3 // ways to cut letters into syllables that are looked up

  /* Powers of ten as people type them, which the key files know in one form only: 2x10^-8, 2*10-8, 10^{-8}. */
  const straighten = query => query.replace(/(\d)\s*[xX*]\s*(?=10\D)/g, "$1×").replace(/\^\{?([-−⁻]?\d+)\}?/g, "$1")

  /* What else a word may stand for: 1e-8, 5*5, 10um. */
  const respell = word => word.replace(/(\d)e(?=[-−]?\d)/gi, "$1×10").replace(/(\d)[xX*](?=\d)/g, "$1×")
    .replace(/(^|[\d.])u(?=([mglsafvw]|rad|mol)$)/i, "$1μ")

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

  /* Where characters follow one another of which each is one of a string. */
  function findRuns(classes) {
    const pattern = classes.every(Boolean) ? new RegExp(classes.map(characters => `[${characters}]`).join(""), "gu") : null
    return key => (pattern ? [...key.matchAll(pattern)].map(match => [match.index, match.index + match[0].length]) : [])
  }

  let syllables = null // syllable -> its characters
  async function loadPinyin() {
    syllables ??= new Map(Object.entries(await load("pinyin")))
  }

  const gathered = new Map() // beginning of a syllable -> the characters that may be read so
  function gather(beginning) {
    if (!gathered.has(beginning)) {
      const found = [...syllables].filter(([syllable]) => syllable.startsWith(beginning)).map(([, characters]) => characters)
      gathered.set(beginning, found.join(""))
    }
    return gathered.get(beginning)
  }

  /* Ways to cut letters into syllables, the fewest first; the last may be unfinished. */
  function cutSyllables(letters) {
    const ways = [], dead = new Set()
    const walk = (rest, way) => {
      if (!rest) return void ways.push({ way, isOpen: false })
      if (ways.length > 40 || dead.has(rest)) return
      const before = ways.length
      for (let length = Math.min(6, rest.length); length > 0; length--)
        if (syllables.has(rest.slice(0, length))) walk(rest.slice(length).replace(/^'/, ""), [...way, rest.slice(0, length)])
      if (rest.length < 6 && !syllables.has(rest) && gather(rest)) ways.push({ way: [...way, rest], isOpen: true })
      if (ways.length === before) dead.add(rest)
    }
    if (letters.length <= MOST_LETTERS) walk(letters, [])
    const order = ({ way, isOpen }) => way.length + (isOpen ? 0.5 : 0)
    return ways.sort((a, b) => order(a) - order(b)).slice(0, MOST_CUTS)
  }

  function pinyinLeaf(cuts) {
    const isLast = ({ way, isOpen }, i) => isOpen && i === way.length - 1
    const finders = cuts.map(cut => findRuns(cut.way.map((s, i) => (isLast(cut, i) ? gather(s) : syllables.get(s)))))
    return {
      keys: cuts.map(cut => cut.way.length === 1
        ? [["3" + cut.way[0], cut.isOpen]]
        : cut.way.slice(1).map((s, i) => [`4${cut.way[i]}'${s}`, isLast(cut, i + 1)])),
      find: key => finders.flatMap(find => find(key))
    }
  }

  /* Pieces of syllables, each at least its first letter: l z, zh l, liang z j l. */
  function piecesLeaf(pieces) {
    return {
      keys: [pieces.slice(1).map((piece, i) => ["5" + pieces[i][0] + piece[0], false])],
      find: findRuns(pieces.map(gather))
    }
  }

  /* Initials with which a title or keyword begins, its number apart. */
  function openingLeaf(letters) {
    const leaf = piecesLeaf([...letters])
    return {
      keys: [[["6" + letters.slice(0, 2), false]]],
      find: key => leaf.find(key).filter(([from]) => isNumber(key.slice(0, from)))
    }
  }

  /* The longest beginnings of syllables, one after another: full ones where there are, else zh, ch, sh or one letter. */
  function cutPieces(letters) {
    const pieces = []
    for (let rest = letters; rest; rest = rest.slice(pieces[pieces.length - 1].length)) {
      const length = [6, 5, 4, 3, 2].find(n => n <= rest.length && syllables.has(rest.slice(0, n)))
      pieces.push(length ? rest.slice(0, length) : (/^[zcs]h/.exec(rest) ?? rest)[0])
    }
    return pieces
  }

  /* ---- a word ---- */

  const isNumber = text => /^[\d.]*$/.test(text)
  const isPinyin = text => /^[a-z][a-z']*[a-z]$/.test(text)

  const splitKey = text => buildKey(text).key.split("\n").filter(Boolean)

  function readRun(run) {
    const cuts = isPinyin(run) ? cutSyllables(run) : []
    return cuts.length ? pinyinLeaf(cuts) : typedLeaf(run)
  }

  /* Ways by letters that stand for the beginnings of syllables. */
  function readInitials(letters) {
    if (!/^[a-z]{2,20}$/.test(letters)) return []
    const pieces = cutPieces(letters)
    const mixed = pieces.length > 1 && pieces.length < letters.length ? [["initials", [piecesLeaf(pieces)]]] : []
    if (letters.length > 8) return mixed
    return [["opening", [openingLeaf(letters)]], ["initials", [piecesLeaf([...letters])]], ...mixed]
  }

  /* The ways to take a word, in steps: a step is tried where those before it find nothing. A way is a tier and its leaves. */
  async function readWord(word) {
    const letters = [...word].map(foldCharacter).join("").normalize("NFD").replace(/u\u0308/g, "v").replace(TONES, "").normalize("NFC").replace(/[’‘]/g, "'").replace(/([ln])ve/g, "$1ue")
    const runs = letters.match(/\p{sc=Han}+|[^\p{sc=Han}]+/gu) ?? []
    const hasLetters = runs.some(isPinyin)
    if (hasLetters) await loadPinyin()
    const isSpelled = runs.some(run => isPinyin(run) && cutSyllables(run).length)
    const typed = splitKey(word).map(typedLeaf), apart = runs.flatMap(splitKey).map(typedLeaf)
    const spelled = isSpelled ? [["pinyin", runs.map(readRun)]] : []
    const respelled = respell(word) === word ? [] : [["respelled", splitKey(respell(word)).map(typedLeaf)]]
    const steps = [[["typed", typed], ...respelled, ...(runs.length === 1 ? spelled : [])]]
    if (runs.length > 1) steps.push([["apart", apart], ...spelled])
    if (hasLetters) steps.push(readInitials(letters))
    return steps.map(ways => ways.filter(([, leaves]) => leaves.length))
  }

  const splitQuery = query => straighten(query).split(/\s+/).filter(Boolean)
  const readPhrase = query => typedLeaf(buildKey(straighten(query)).key)

  return { splitQuery, readWord, readPhrase }
})
