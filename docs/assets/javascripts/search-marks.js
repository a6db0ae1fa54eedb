/* Mark what was sought on the page that a result leads to, without touching the page. */
"use strict"

guideSearch("marks", "", ({ Place, listMarks }, { splitQuery, readWord }) => {
  const NAME = "guide-found" // styled by ::highlight in the style sheet
  const BLOCKS = "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, caption, blockquote, figcaption, summary"
  const LEFT_OUT = "script, style, svg, button, select, [hidden], [aria-hidden=true]"

  /* The texts of the page, block by block, each with its nodes. */
  function listBlocks(article) {
    const blocks = new Map()
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(LEFT_OUT)) continue
      const block = node.parentElement.closest(BLOCKS) ?? article
      blocks.set(block, [...(blocks.get(block) ?? []), node])
    }
    return [...blocks.values()].map(nodes => ({ nodes, place: new Place(nodes.map(node => node.data).join("")) }))
  }

  function makeRange(nodes, [from, to]) {
    const range = new Range()
    let at = 0
    for (const node of nodes) {
      const end = at + node.length
      if (from >= at && from < end) range.setStart(node, from - at)
      if (to > at && to <= end) range.setEnd(node, to - at)
      at = end
    }
    return range
  }

  /* A word's places, in the first way in which it stands on the page. */
  async function findWord(word, blocks) {
    for (const ways of await readWord(word)) {
      const leaves = ways.flatMap(([, found]) => found)
      const ranges = blocks.flatMap(({ nodes, place }) => listMarks(leaves, place).map(mark => makeRange(nodes, mark)))
      if (ranges.length) return ranges
    }
    return []
  }

  /* The place that the link names is in view; the word in it may be far below, in a long paragraph on a phone. */
  function bringIntoView(ranges) {
    const target = document.querySelector(":target")
    const first = target && ranges.find(range => target.contains(range.startContainer))
    const { bottom } = first?.getBoundingClientRect() ?? { bottom: 0 }
    if (bottom > innerHeight) scrollBy({ top: bottom - innerHeight / 2, behavior: "instant" })
  }

  return async query => {
    const article = document.querySelector("article.md-content__inner")
    if (!window.Highlight || !article) return
    const blocks = listBlocks(article)
    const ranges = (await Promise.all(splitQuery(query).map(word => findWord(word, blocks)))).flat()
    CSS.highlights.set(NAME, new Highlight(...ranges))
    bringIntoView(ranges)
  }
})
