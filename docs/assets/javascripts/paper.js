/* Number the links of the site's own prose for paper, and list their addresses at the end of the page. Where the address
   of a table says what is shown (?d=4.1,4.2), a line below the title has it whole. */
(() => {
  "use strict"

  /* Elsewhere a link says itself where it leads: by a direction's number, a keyword, a row of the same table. */
  const PROSE = ".g-lead, .g-note, .g-downloads, figcaption, caption"
  const OURS = "[class^='g-'], [class*=' g-'], .headerlink"
  const root = new URL("../../", document.currentScript.src)
  let added = []

  /* Neither what is out of sight nor what only a screen has. */
  const isPrinted = link => link.getClientRects().length > 0 && !link.closest(".g-screen, .g-controls")
  const isProse = link => Boolean(link.closest(PROSE) || !link.closest(OURS))
  const pageOf = address => address.split("#")[0]

  /* Whole where the site has an address; from a folder, the way within it. */
  const show = address => decodeURI(root.protocol === "file:" ? address.replace(root.href, "") : address)

  function makeElement(name, className, text = "") {
    const element = document.createElement(name)
    element.className = className
    element.textContent = text
    return element
  }

  function addNotes() {
    removeNotes()
    const article = document.querySelector("article")
    if (location.search && article.querySelector("[data-compare], form[data-controls]")) {
      const line = makeElement("p", "g-paper-address", `本页网址：${show(location.href.split("#")[0])}`)
      article.querySelector("h1").after(line)
      added.push(line)
    }
    const numbers = new Map()
    for (const link of article?.querySelectorAll("a[href]:not(svg a)") ?? []) {
      const leadsAway = pageOf(link.href) !== pageOf(location.href)
      if (!leadsAway || !isPrinted(link) || !isProse(link) || link.textContent.includes(link.href)) continue
      if (!numbers.has(link.href)) numbers.set(link.href, numbers.size + 1)
      const note = makeElement("sup", "g-paper-note", `[${numbers.get(link.href)}]`)
      link.after(note)
      added.push(note)
    }
    if (!numbers.size) return
    const list = makeElement("ul", "g-paper-notes")
    for (const [address, number] of numbers) list.append(makeElement("li", "", `[${number}] ${show(address)}`))
    article.append(list)
    added.push(list)
  }

  function removeNotes() {
    for (const element of added) element.remove()
    added = []
  }

  addEventListener("beforeprint", addNotes)
  addEventListener("afterprint", removeNotes)
})()
