/* CSV that a spreadsheet opens in Chinese and that runs nothing (RFC 4180, UTF-8 with a byte order mark). */
window.guideCsv = (() => {
  "use strict"

  const root = new URL("../../", document.currentScript.src)
  const FORMULA = /^(?:[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/
  const NUMBER_LIKE = /^(?=[^]*\d)[\s\d.,:/%e()$¥￥€£，．：／％（）\u2212-]*(?:[年月日时分秒][\s\d.:/年月日时分秒-]*)?(?:[ap]m?\s*)?$/i
  const MONTH = /^[\d\s.,/-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\d\s.,/-]*$/i
  const LOGICAL = /^\s*(?:true|false)\s*$/i
  const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

  /* As in the published CSV file: an apostrophe before what a spreadsheet would take for a formula, number or date. */
  const guard = text => text.startsWith("'") || [FORMULA, NUMBER_LIKE, MONTH, LOGICAL].some(form => form.test(text)) ? `'${text}` : text
  const quote = text => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

  /* Where a link leads: whole where the site has an address; from a folder, the way within it. */
  const address = link => root.protocol === "file:" ? link.href.replace(root.href, "") : link.href

  /* A number as it is, anything else as a text. */
  const writeNumber = text => NUMBER.test(text) ? text : guard(text)

  /* Cells are guarded by who gives them: a heading or an address is none of a reader's texts. All lines are as long as
     the head. */
  const fill = (cells, length) => [...cells, ...Array(Math.max(0, length - cells.length)).fill("")]
  const write = lines => "\ufeff" + lines.map(cells => fill(cells, lines[0].length).map(quote).join(",") + "\r\n").join("")

  function save(name, text) {
    const link = document.createElement("a")
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10000)
  }

  return { guard, writeNumber, address, write, save }
})()
