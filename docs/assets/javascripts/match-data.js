/* Load the parts of a guide's match index that a text needs, by script tags, which work from a folder too. */
"use strict"

window.guideMatching = window.guideMatching ?? {}

guideMatching.openIndex = (() => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const received = new Map() // name of a file -> [version, data]

  /* Every file of an index calls this. */
  window.guideMatch = (name, version, data) => received.set(name, [version, data])

  function fetchScript(name, address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script")
      element.onload = () => (received.has(name) ? resolve(received.get(name)) : reject(new Error(name)))
      element.onerror = () => reject(new Error(name))
      element.src = address
      document.head.append(element)
    })
  }

  /* [position, weight] of each direction: steps of five bits in each digit, and one digit for the weight. */
  function readPosting(written) {
    const found = []
    let at = 0, position = 0
    while (at < written.length) {
      for (let shift = 0; ; shift += 5) {
        const digit = DIGITS.indexOf(written[at++])
        position += (digit & 31) << shift
        if (digit < 32) break
      }
      found.push([position, DIGITS.indexOf(written[at++])])
    }
    return found
  }

  function readKeys(text) {
    return new Map(text.split(" ").filter(Boolean).map(entry => {
      const cut = entry.indexOf("=")
      return [entry.slice(0, cut), entry.slice(cut + 1)]
    }))
  }

  /* The last of some ascending starts that is not after a key. */
  function findLast(starts, key) {
    let low = 0, high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle] <= key) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /* Positions at which the files of texts begin. */
  function listFirsts(counts) {
    let sum = 0
    return counts.map(count => (sum += count) - count)
  }

  /* The index in a folder (an address that ends in "/"): its root at once, all else when it is asked for. A request
     fails with `stale` where the site was published anew in between; then the index has to be opened `fresh`. */
  return async (folder, fresh = false) => {
    const [version, root] = await fetchScript("root", `${folder}root.js${fresh ? `?fresh=${Date.now()}` : ""}`)
    const requests = new Map()
    const firsts = listFirsts(root.texts)

    /* A file, once; what failed may be asked for again. */
    function load(name) {
      if (!requests.has(name)) {
        const request = fetchScript(name, `${folder}${name}.js?v=${version}`).then(([build, data]) => {
          received.delete(name)
          if (build !== version) throw Object.assign(new Error(name), { stale: true })
          return name[0] === "k" ? readKeys(data) : data
        })
        request.catch(() => requests.delete(name))
        requests.set(name, request)
      }
      return requests.get(name)
    }

    async function findPostings(terms) {
      const wanted = terms.map(term => findLast(root.keys, term))
      const files = new Map(await Promise.all([...new Set(wanted)].filter(file => file >= 0).map(async file => [file, await load(`k${file}`)])))
      const written = terms.map((term, at) => [term, files.get(wanted[at])?.get(term)])
      return new Map(written.filter(([, posting]) => posting).map(([term, posting]) => [term, readPosting(posting)]))
    }

    async function loadDirection(position) {
      const file = findLast(firsts, position)
      return (await load(`t${file}`))[position - firsts[file]]
    }

    return { loose: root.loose, total: root.texts.reduce((sum, count) => sum + count, 0), findPostings, loadDirection }
  }
})()
