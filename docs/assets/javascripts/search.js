/* Answer Material's search box from our own index; a page loads nothing more until a reader uses the box. */
(() => {
  "use strict"

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3 // what the theme and its search worker say to each other
  const THEME_WORKER = /\/javascripts\/workers\/search\.[^/]*\.js$/
  const FAILED = "搜索数据没有载入，请检查网络后重试。"
  const NOTHING = { items: [] }
  const FAILURE = { items: [], failed: true }
  const script = document.currentScript.src
  const folder = new URL("../../search/", script)
  const received = new Map() // name of a file -> [version, data]
  let requests = new Map() // name of a file -> promise of its data
  let version = "" // of the root; a file of another version belongs to another build of the site
  let engine = null // promise
  let turn = 0 // number of the latest query: answers to earlier ones are dropped

  const find = selector => document.querySelector(selector)
  const box = () => find("[data-md-component=search-query]")
  const results = () => find("[data-md-component=search-result]")

  /* Every file of the index, and the engine, is a script that calls this: file:// knows no other way. */
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

  async function start(fresh) {
    requests = new Map()
    const root = new URL(fresh ? `root.js?fresh=${Date.now()}` : "root.js", folder)
    const ask = name => fetchScript(name, new URL(`search-${name}.js${new URL(script).search}`, script))
    const [[build, data], [, createText], [, createWords], [, createEngine]] =
      await Promise.all([fetchScript("root", root), ask("text"), ask("words"), ask("engine")])
    version = build
    const text = createText(data)
    return createEngine(load, data, text, createWords(load, text))
  }

  function prepare(fresh = false) {
    if (!engine || fresh) {
      engine = start(fresh)
      engine.catch(() => { engine = null })
    }
    return engine
  }

  /* The index of another build (the site was published anew while the page was open): begin again with its root. */
  async function search(query) {
    try {
      return await (await prepare()).search(query)
    } catch (error) {
      if (!error.stale) throw error
      return (await prepare(true)).search(query)
    }
  }

  const translate = name => JSON.parse(find("#__config").textContent).translations[name]

  /* Stands in the place of the theme's worker: same messages, same page. */
  class SearchWorker extends EventTarget {
    postMessage({ type, data }) { // never answered at once: the theme listens only after it has spoken
      if (type === SETUP) queueMicrotask(() => this.say(READY))
      if (type === QUERY) queueMicrotask(() => this.answer(data))
    }

    terminate() {}

    say(type, data) {
      this.dispatchEvent(new MessageEvent("message", { data: { type, data } }))
    }

    async answer(query) {
      const mine = ++turn
      this.found = null
      const found = query.trim() ? await search(query).catch(() => FAILURE) : NOTHING
      if (mine !== turn) return
      this.found = found
      this.show()
      results().dataset.query = query // what the list answers
    }

    show() {
      const { items, total, failed } = this.found
      this.say(RESULT, { ...this.found, items: [...items] })
      const meta = results().firstElementChild
      if (failed) meta.textContent = FAILED
      else if (total > items.length) meta.textContent = translate("search.result.other").replace("#", total)
    }

    /* The reader has come to the end of the list: add to it, as the theme would. */
    async extend() {
      const { found } = this, mine = turn
      if (!found?.more || this.busy) return
      this.busy = true
      const added = await found.more().catch(() => [])
      this.busy = false
      if (mine === turn) results().lastElementChild.append(...added.map(item => renderItem(item)))
    }
  }

  function renderItem([page, ...places]) {
    const render = ({ location, title, text, score, tags = [] }, isPage) => `
      <a href="${new URL(location, new URL("..", folder))}" class="md-search-result__link" tabindex="-1">
        <article class="md-search-result__article md-typeset" data-md-score="${score.toFixed(2)}">
          ${isPage ? `<div class="md-search-result__icon md-icon"></div><h1>${title}</h1>` : `<h2>${title}</h2>`}
          ${isPage && places.length ? "" : text}
          ${tags.length ? `<nav class="md-tags">${tags.map(tag => `<span class="md-tag">${tag}</span>`).join("")}</nav>` : ""}
        </article>
      </a>`
    const item = document.createElement("li")
    item.className = "md-search-result__item"
    item.innerHTML = render(page, true) + places.slice(0, 2).map(place => render(place, false)).join("")
    return item
  }

  let worker = null
  window.Worker = new Proxy(window.Worker ?? class {}, {
    construct(Native, [url, ...rest]) {
      if (!THEME_WORKER.test(new URL(url, location.href).pathname)) return new Native(url, ...rest)
      return (worker = new SearchWorker())
    }
  })

  /* The theme calls its box a dialog and gives it no name. */
  find("[data-md-component=search]")?.setAttribute("aria-label", box().getAttribute("aria-label"))

  document.addEventListener("focusin", ({ target }) => {
    if (target === box()) prepare().catch(() => {})
    else if (worker && results()?.contains(target) && target.closest("li") === results().querySelector("li:last-child")) worker.extend()
  })
  document.addEventListener("scroll", ({ target }) => {
    if (!worker || !results() || target !== results().parentElement) return
    if (target.scrollTop + target.clientHeight > target.scrollHeight - 200) worker.extend()
  }, { capture: true, passive: true })
})()
