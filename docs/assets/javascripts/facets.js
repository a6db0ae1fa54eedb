/* Facets of a table: counts that answer to one another, what is chosen as chips, and a way out where no row is left. */
window.guideFacets = (list, valuesOf) => {
  "use strict"

  const { form, find } = list
  const chosen = find("[data-chosen]"), nothing = find("[data-nothing]")
  const narrow = matchMedia("(max-width: 59.98em)")
  const facets = [...form.querySelectorAll("[data-facet]")].map(element => ({
    name: element.dataset.facet,
    element,
    title: element.querySelector("summary").textContent,
    values: new Map([...element.querySelectorAll("input")].map(input =>
      [input.value, { input, label: input.parentNode, output: input.parentNode.querySelector("[data-facet-count]") }]))
  }))
  const titles = new Map([["text", "文字"], ...facets.map(facet => [facet.name, facet.title])])

  /* The number beside a value is how many rows there would be with it, all other choices kept. */
  function countValues() {
    for (const facet of facets) {
      const counts = new Map()
      const isCounted = list.needsAll.has(facet.name)
        ? row => !row.unmet.length
        : row => row.unmet.every(condition => condition.name === facet.name)
      for (const row of list.rows) {
        if (isCounted(row)) for (const value of valuesOf(row, facet.name)) counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      for (const [value, { label, output }] of facet.values) {
        const count = String(counts.get(value) ?? 0)
        if (output.textContent === count) continue
        output.textContent = count
        label.classList.toggle("g-no-row", count === "0")
      }
    }
  }

  const say = (name, values) => `${titles.get(name)}：${values.map(value => list.name(name, value)).join(" 或 ")}`

  function remove(name, values) {
    if (name === "text") {
      const field = form.elements.text
      field.value = field.value.split(/\s+/).filter(word => word && !values.includes(word)).join(" ")
    } else {
      const facet = facets.find(facet => facet.name === name)
      for (const value of values) facet.values.get(value).input.checked = false
    }
    list.update()
  }

  function makeButton(text, label, act) {
    const item = document.createElement("li"), button = document.createElement("button")
    button.type = "button"
    button.textContent = text
    if (label) button.setAttribute("aria-label", label)
    button.addEventListener("click", act)
    item.append(button)
    return item
  }

  /* One chip a value; the keyboard stays among the chips when one goes. */
  function showChosen() {
    const all = list.conditions.flatMap(({ name, values }) => values.map(value => [name, value]))
    const chips = all.map(([name, value], at) => makeButton(say(name, [value]), `移去条件 ${say(name, [value])}`, () => {
      remove(name, [value])
      const left = chosen.querySelectorAll("li button")
      ;(left[Math.min(at, left.length - 1)] ?? form.elements.text).focus()
    }))
    chosen.querySelector("ul").replaceChildren(...chips)
    chosen.hidden = !chips.length
  }

  /* Which single condition stands in the way, and how many rows there are without it. */
  function showNothing() {
    nothing.hidden = list.shown.length > 0
    if (nothing.hidden) return
    const ways = list.conditions
      .map(condition => [condition, list.rows.filter(row => row.unmet.length === 1 && row.unmet[0] === condition).length])
      .filter(([, count]) => count)
      .sort((a, b) => b[1] - a[1])
    nothing.querySelector("ul").replaceChildren(...ways.map(([{ name, values }, count]) =>
      makeButton(nothing.dataset.way.replace("{condition}", say(name, values)).replace("{count}", count), "", () => {
        remove(name, values)
        find("[data-status]").focus()
      })))
  }

  for (const { element } of facets) {
    if (narrow.matches && !element.querySelector(":checked")) element.open = false
  }
  find("[data-status]").tabIndex = -1
  list.refresh = () => {
    countValues()
    showChosen()
    showNothing()
  }
}
