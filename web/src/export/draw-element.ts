/** SVG made of what stands on a page: own drawings as they are, boxes as rectangles, words as text. */
const ns = 'http://www.w3.org/2000/svg'

export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(ns, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

export interface Drawn {
  group: SVGGElement
  width: number
  height: number
}

/** What only a page can use: things to press, words for ears. */
const leftOut = '.unseen, button, select, input, [hidden], script, style'

/** Draws an element as it is laid out now, its upper left corner at 0, 0. */
export function drawElement(root: HTMLElement): Drawn {
  const { left, top, width, height } = root.getBoundingClientRect()
  const group = svgElement('g')
  draw(root, group, { left, top })
  return { group, width: Math.max(width, root.scrollWidth), height: Math.max(height, root.scrollHeight) }
}

interface Origin {
  left: number
  top: number
}

function draw(element: Element, into: SVGElement, origin: Origin): void {
  if (element.matches(leftOut)) return
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return
  if (element instanceof SVGSVGElement) {
    into.append(copyDrawing(element, origin))
    return
  }
  const inside = style.opacity === '1' ? into : svgElement('g', { opacity: style.opacity })
  if (inside !== into) into.append(inside)
  drawBox(element, style, inside, origin)
  for (const child of element.childNodes) {
    if (child instanceof Text) drawText(child, style, inside, origin)
    else if (child instanceof Element) draw(child, inside, origin)
  }
}

const clear = /^(transparent|rgba\(.*, 0\))$/

function drawBox(element: Element, style: CSSStyleDeclaration, into: SVGElement, { left, top }: Origin): void {
  const box = element.getBoundingClientRect()
  if (box.width === 0 || box.height === 0) return
  const [x, y] = [box.left - left, box.top - top]
  if (!clear.test(style.backgroundColor))
    into.append(
      svgElement('rect', {
        x,
        y,
        width: box.width,
        height: box.height,
        fill: style.backgroundColor,
        ...(Number.parseFloat(style.borderTopLeftRadius) > 0 && { rx: Number.parseFloat(style.borderTopLeftRadius) }),
      }),
    )
  const edges = [
    ['Top', x, y, x + box.width, y],
    ['Bottom', x, y + box.height, x + box.width, y + box.height],
    ['Left', x, y, x, y + box.height],
    ['Right', x + box.width, y, x + box.width, y + box.height],
  ] as const
  for (const [side, x1, y1, x2, y2] of edges) {
    const width = Number.parseFloat(style[`border${side}Width`])
    const [line, colour] = [style[`border${side}Style`], style[`border${side}Color`]]
    if (!(width > 0) || line === 'none' || line === 'hidden' || clear.test(colour)) continue
    const dashes = line === 'dashed' ? { 'stroke-dasharray': `${width * 3} ${width * 2}` } : {}
    into.append(svgElement('line', { x1, y1, x2, y2, stroke: colour, 'stroke-width': width, ...dashes }))
  }
}

/** A text node, a line at a time: where the page breaks it, the picture does. */
function drawText(node: Text, style: CSSStyleDeclaration, into: SVGElement, { left, top }: Origin): void {
  for (const { text, box } of linesOf(node)) {
    const { ascent, descent } = metrics(style)
    const line = svgElement('text', {
      x: box.left - left,
      y: box.top - top + (box.height - ascent - descent) / 2 + ascent,
      fill: style.color,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
      ...(style.fontStyle !== 'normal' && { 'font-style': style.fontStyle }),
      // Digits of one width, and a browser that sets the letters a little wider, must not shift what stands beside.
      textLength: box.width,
      lengthAdjust: 'spacingAndGlyphs',
    })
    line.textContent = style.textTransform === 'uppercase' ? text.toLocaleUpperCase('vi') : text
    into.append(line)
  }
}

function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const range = document.createRange()
  const lines: { from: number; to: number; box: DOMRect }[] = []
  for (let at = 0; at < node.length; at += 1) {
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const box = range.getClientRects()[0]
    if (!box || box.width === 0) continue
    const last = lines.at(-1)
    if (last && Math.abs(box.top - last.box.top) < 2) last.to = at + 1
    else lines.push({ from: at, to: at + 1, box })
  }
  return lines.flatMap(({ from, to }) => {
    const text = node.data.slice(from, to).replaceAll(/\s+/g, ' ')
    if (text.trim() === '') return []
    range.setStart(node, from)
    range.setEnd(node, to)
    return [{ text: text.trimEnd(), box: range.getBoundingClientRect() }]
  })
}

const pen = () => document.createElement('canvas').getContext('2d')
let held: CanvasRenderingContext2D | null = null

export function measureIn(font: string, text: string): TextMetrics | null {
  held ??= pen()
  if (!held) return null
  held.font = font
  return held.measureText(text)
}

function metrics({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) {
  const measured = measureIn(`${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`, 'Ệg')
  const size = Number.parseFloat(fontSize)
  return {
    ascent: measured?.fontBoundingBoxAscent ?? size,
    descent: measured?.fontBoundingBoxDescent ?? size / 4,
  }
}

/** What style sheets give a drawing, as far as it differs from what SVG takes without being told. */
const styled: readonly (readonly [property: string, usual: string])[] = [
  ['fill', 'rgb(0, 0, 0)'],
  ['fill-opacity', '1'],
  ['stroke', 'none'],
  ['stroke-width', '1px'],
  ['stroke-dasharray', 'none'],
  ['stroke-linejoin', 'miter'],
  ['stroke-linecap', 'butt'],
  ['stroke-opacity', '1'],
  ['opacity', '1'],
  ['text-anchor', 'start'],
  ['dominant-baseline', 'auto'],
  ['paint-order', 'normal'],
  ['vector-effect', 'none'],
]
const ofText = ['font-family', 'font-size', 'font-weight'] as const
const page = /^(class|style|tabindex|role|focusable|aria-.*|data-.*|on.*)$/

/** A drawing of ours with all that style sheets gave it written into it. */
function copyDrawing(drawing: SVGSVGElement, { left, top }: Origin): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  dress(drawing, copy)
  const { x, y, width, height } = drawing.getBoundingClientRect()
  const place = { x: x - left, y: y - top, width, height, overflow: 'visible' }
  for (const [key, value] of Object.entries(place)) copy.setAttribute(key, String(value))
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  return copy
}

function dress(from: Element, to: Element): void {
  const style = getComputedStyle(from)
  if (style.display === 'none' || style.visibility === 'hidden' || from.matches('title, desc, foreignObject')) {
    to.remove()
    return
  }
  // The children first: what is taken out of the copy must not shift those that follow.
  const [was, now] = [[...from.children], [...to.children]]
  for (const [at, child] of was.entries()) dress(child, now[at]!)
  for (const { name } of Array.from(to.attributes)) if (page.test(name)) to.removeAttribute(name)
  for (const [property, usual] of styled) {
    const value = style.getPropertyValue(property)
    if (value === '' || value === usual) to.removeAttribute(property)
    else to.setAttribute(property, value.replaceAll('"', "'"))
  }
  if (from instanceof SVGTextContentElement)
    for (const property of ofText) to.setAttribute(property, style.getPropertyValue(property).replaceAll('"', "'"))
}
