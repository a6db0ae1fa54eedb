/* Put our own index behind the theme's search box; a page loads nothing more until a reader uses the box. */
(() => {
  "use strict"

  const READY = 1, QUERY = 2, RESULT = 3 // what the theme and its search worker say to each other
  const THEME_WORKER = /\/javascripts\/workers\/search\.[^/]*\.js$/
  const FAILED = "搜索数据没有载入，请检查网络后重试。"
  const SOUGHT = "guide-search" // kept for the page that a result leads to: what was sought
  const script = document.currentScript.src
  const folder = new URL("../../search/", script)
  const received = new Map() // name of a file -> [version, data]
  let requests = new Map() // name of a file -> promise of its data
  let version = "" // of the root; a file of another version belongs to another build of the site
  let reader = null, engine = null, list = null // promises
  let awaited = null // the query whose best result is to be taken when it comes
  let turn = 0 // number of the latest query: answers to earlier ones are dropped

  const box = () => document.querySelector("[data-md-component=search-query]")
  const results = () => document.querySelector("[data-md-component=search-result]")

  /* Every file of the index, and of the engine, is a script that calls this: file:// knows no other way. */
  window.guideSearch = (name, build, data) => received.set(name, [build, data])

  function fetchScript(name, url) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script")
      element.onload = () => (received.has(name) ? resolve(received.get(name)) : reject(new Error(name)))
      element.onerror = () => reject(new Error(name))
      element.src = url.href
      document.head.append(element)
    })
  }

  /* A file of the index, once; what failed may be asked for again. */
  function load(name) {
    if (!requests.has(name)) {
      const url = new URL(`${name}.js?v=${version}`, folder)
      const request = fetchScript(name, url).then(([build, data]) => {
        received.delete(name)
        if (build !== version) throw Object.assign(new Error(name), { stale: true })
        return data
      })
      request.catch(() => requests.delete(name))
      requests.set(name, request)
    }
    return requests.get(name)
  }

  /* A script beside this one, and what it makes. */
  const fetchPart = async name => (await fetchScript(name, new URL(`search-${name}.js${new URL(script).search}`, script)))[1]

  /* What reads texts and queries, made for the index as it is now. */
  async function startReader(fresh) {
    requests = new Map()
    const root = new URL(fresh ? `root.js?fresh=${Date.now()}` : "root.js", folder)
    const [[build, data], createText, createWords] =
      await Promise.all([fetchScript("root", root), fetchPart("text"), fetchPart("words")])
    version = build
    const text = createText(data)
    return { root: data, text, words: createWords(load, data, text) }
  }

  function prepareReader(fresh = false) {
    if (!reader || fresh) {
      reader = startReader(fresh)
      reader.catch(() => { reader = null })
    }
    return reader
  }

  function prepareEngine(fresh = false) {
    if (!engine || fresh) {
      engine = Promise.all([prepareReader(fresh), fetchPart("engine")])
        .then(([{ root, text, words }, create]) => create(load, root, text, words))
      engine.catch(() => { engine = null })
    }
    return engine
  }

  function prepareList() {
    if (!list) {
      list = fetchPart("list").then(create => create(results(), new URL("..", folder)))
      list.catch(() => { list = null })
    }
    return list
  }

  /* All that answers a query but the parts of the index and what pinyin needs: those come with what is typed. */
  const prepare = () => Promise.all([prepareReader(), prepareEngine(), prepareList()])

  /* The index of another build (the site was published anew while the page was open): begin again with its root. */
  async function search(query, isCurrent) {
    try {
      return await (await prepareEngine()).search(query, isCurrent)
    } catch (error) {
      if (!error.stale) throw error
      return (await prepareEngine(true)).search(query, isCurrent)
    }
  }

  /* Stands in the place of the theme's worker: same messages, same page. It is ready as soon as the theme listens. */
  class SearchWorker extends EventTarget {
    constructor() {
      super()
      setTimeout(() => this.say(READY))
    }

    postMessage({ type, data }) { // never answered at once: the theme listens only after it has spoken
      if (type === QUERY) queueMicrotask(() => this.answer(data))
    }

    terminate() {}

    say(type, data) {
      this.dispatchEvent(new MessageEvent("message", { data: { type, data } }))
    }

    async answer(query) {
      const mine = ++turn, isCurrent = () => mine === turn
      const found = await Promise.all([query.trim() ? search(query, isCurrent) : null, prepareList()]).catch(() => null)
      if (!isCurrent()) return
      const [answer, shown] = found ?? []
      this.say(RESULT, { ...answer, items: [...(answer?.items ?? [])] })
      if (found) shown.show(answer, query, isCurrent)
      else results().firstElementChild.textContent = FAILED
      results().dataset.query = query // what the list answers
      if (found) takeBest(query)
    }
  }

  window.Worker = new Proxy(window.Worker ?? class {}, {
    construct(Native, [url, ...rest]) {
      if (!THEME_WORKER.test(new URL(url, location.href).pathname)) return new Native(url, ...rest)
      return new SearchWorker()
    }
  })

  /* The theme calls its box a dialog and gives it no name. */
  document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", box().getAttribute("aria-label"))

  document.addEventListener("focusin", ({ target }) => {
    if (target === box()) prepare().catch(() => {})
  })

  /* Enter takes the best result of what stands in the box: where that is not answered yet, as soon as it is. Keys that an
     input method takes are none for the theme. */
  document.addEventListener("keydown", event => {
    if (event.target !== box()) return
    if (event.keyCode === 229) event.stopPropagation()
    else if (event.key === "Enter" && !event.isComposing && box().value.trim() && results().dataset.query !== box().value) {
      event.preventDefault()
      event.stopPropagation()
      awaited = box().value
    }
  }, { capture: true })

  function takeBest(query) {
    if (awaited !== query || document.activeElement !== box()) return
    awaited = null
    box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }))
  }

  /* The theme looks at its box when a key goes up; what comes by pasting, by voice or from an input method counts too. */
  document.addEventListener("input", ({ target }) => {
    if (target !== box()) return
    awaited = null
    target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  })

  /* ---- the words on the page that a result leads to ---- */

  async function markPage(query) {
    const [{ text, words }, create] = await Promise.all([prepareReader(), fetchPart("marks")])
    return create(text, words)(query)
  }

  const isHere = path => path === location.pathname

  document.addEventListener("click", event => {
    const link = results()?.contains(event.target) && event.target.closest("a")
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const path = new URL(link.href).pathname, query = box().value
    if (isHere(path)) return void setTimeout(() => markPage(query).catch(() => {}))
    try { sessionStorage.setItem(SOUGHT, JSON.stringify({ path, query })) } catch { /* a browser that keeps nothing: no marks */ }
  })

  try {
    const sought = JSON.parse(sessionStorage.getItem(SOUGHT))
    sessionStorage.removeItem(SOUGHT)
    if (sought && isHere(sought.path)) document.addEventListener("DOMContentLoaded", () => markPage(sought.query).catch(() => {}))
  } catch { /* the same */ }
})()
