/* What the list of results shows beside what the theme puts there: counts, advice, and more as the reader goes on. */
"use strict"

guideSearch("list", "", (results, home) => {
  const [NONE, NONE_TOGETHER] = ["没有找到。换一个说法，或只写词的一部分；也可以看", "没有一页同时有这些词。少写一个词试试；也可以看"]
  const INDEX = { href: "keywords/index.html", text: "关键词索引" }
  const NEAR = 240 // pixels from the end of the list at which more is added
  const wrap = results.parentElement, meta = results.firstElementChild, list = results.lastElementChild
  const names = new Map() // address of a direction's page -> its name, of those found
  let found = null, isCurrent = () => false, isBusy = false

  meta.setAttribute("role", "status") // the theme leaves it unsaid how many results there are
  const translate = name => JSON.parse(document.querySelector("#__config").textContent).translations[name]

  function advise(query) {
    const link = document.createElement("a"), text = document.createElement("span")
    link.href = new URL(INDEX.href, home)
    text.textContent = INDEX.text
    text.dataset.mdScore = "0" // the theme reads it when Enter is pressed
    link.append(text)
    meta.replaceChildren(/\S\s+\S/.test(query) ? NONE_TOGETHER : NONE, link, "。")
  }

  function show(answer, query, stillCurrent) {
    found = answer
    isCurrent = stillCurrent
    if (!found && query) meta.textContent = translate("search.result.placeholder") // blanks alone
    if (!found) return
    note(found.items)
    if (!found.items.length) advise(query)
    else if (found.total > found.items.length) meta.textContent = translate("search.result.other").replace("#", found.total)
    fill()
  }

  /* A list that is shorter than its window cannot be scrolled: it grows by itself. */
  function fill() {
    requestAnimationFrame(() => {
      if (found?.more && wrap.scrollHeight - wrap.clientHeight - wrap.scrollTop < NEAR) extend()
    })
  }

  /* The reader has come to the end of the list: add to it, as the theme would. */
  async function extend() {
    const answer = found, wasCurrent = isCurrent
    if (!answer?.more || isBusy) return
    isBusy = true
    const added = await answer.more().catch(() => [])
    isBusy = false
    if (!wasCurrent()) return
    note(added)
    list.append(...added.map(renderItem))
    if (added.length) fill()
  }

  function renderItem([page, ...places]) {
    const render = ({ location, title, text, score, tags = [] }, isPage) => `
      <a href="${new URL(location, home)}" class="md-search-result__link" tabindex="-1">
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

  /* ---- ticks beside directions, to compare them ---- */

  const urlOf = location => new URL(location, home).href.split("?")[0]

  function note(items) {
    for (const [{ location, pick }] of items) if (pick) names.set(urlOf(location), pick)
    tick()
  }

  function tick() {
    for (const item of list.children) {
      const url = urlOf(item.querySelector("[href]")?.href ?? "")
      if (!names.has(url) || item.lastElementChild.dataset.pick) continue
      const place = document.createElement("div")
      place.className = "g-search-pick"
      place.dataset.pick = url.slice(home.href.length).replace(/\.html$/, "")
      place.dataset.name = names.get(url)
      item.append(place)
    }
    window.guideChoice?.mark(list)
  }

  new MutationObserver(tick).observe(list, { childList: true }) // the theme lists more as the reader goes on

  /* Tab leads from a result to its tick and on to the next, where the theme would close its box; Space is the tick's own. */
  document.addEventListener("keydown", event => {
    const { key, target, shiftKey } = event
    if (list.contains(target) && ["Shift", "Control", "Alt", "Meta"].includes(key)) return event.stopPropagation() // alone it does nothing
    const item = list.contains(target) && target.closest("li")
    const box = item && item.querySelector(".g-pick input"), isTick = box && target === box
    if (isTick && key === " ") return event.stopPropagation()
    if (isTick && key.startsWith("Arrow")) return item.querySelector("[href]").focus()
    if (key !== "Tab" || !box) return
    const boxes = [...list.querySelectorAll(".g-pick input")]
    const next = isTick ? (shiftKey ? item.querySelector("[href]") : boxes[boxes.indexOf(box) + 1]) : !shiftKey && box
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    next.focus()
  }, { capture: true })

  wrap.addEventListener("scroll", () => {
    if (wrap.scrollTop + wrap.clientHeight > wrap.scrollHeight - NEAR) extend()
  }, { passive: true })
  list.addEventListener("focusin", ({ target }) => {
    if (target.closest("li") === list.lastElementChild) extend()
  })
  /* Enter takes the best result; where there is none it takes nothing, not the link in the advice. */
  document.addEventListener("keydown", event => {
    if (event.key !== "Enter" || list.children.length || event.target.name !== "query") return
    event.preventDefault()
    event.stopPropagation()
  }, { capture: true })

  return { show }
})
