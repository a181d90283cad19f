import { MOST_ATTRIBUTES, readSvg, type SvgTag } from './svg-tags.ts'

/** Elements that are drawn beyond those in the file: real drawings have some hundreds. */
const MOST_DRAWN = 30_000
/** Names, and references of named elements, that are kept while a file is read. */
const MOST_KEPT = 50_000
/** A step of a filter goes over all pixels. */
const FILTER_STEP = 20
/** They are drawn once, whoever refers to them. */
const GRADIENTS = new Set(['linearGradient', 'radialGradient'])
/** Their links draw nothing. */
const LINKS = new Set(['a', 'animate', 'animateMotion', 'animateTransform', 'set', 'image'])

/** A named element with everything in it that has no name of its own, or a class with what its style refers to. */
interface Part {
  own: number
  isGradient: boolean
  /** Names of elements (`#a`) and classes (`.a`), and how often they are drawn here. */
  uses: Map<string, number>
}

/** A name as everybody reads it, however it is written. */
function nameOf(reference: string): string {
  const plain = reference.replaceAll('\\', '')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

/** Elements of the file that `url(#…)` in a text refers to. */
function* urlsIn(text: string): Generator<string> {
  const start = /url\(/gi
  while (start.exec(text)) {
    const end = text.indexOf(')', start.lastIndex)
    if (end < 0) return
    const name = text
      .slice(start.lastIndex, end)
      .replaceAll(/["']|&quot;|&apos;/g, '')
      .trim()
    if (name.startsWith('#')) yield `#${nameOf(name.slice(1))}`
    start.lastIndex = end
  }
}

class Drawing {
  readonly parts = new Map<string, Part>()
  #kept = 0

  get isTooLarge(): boolean {
    return this.#kept > MOST_KEPT
  }

  add(name: string, isGradient = false): Part {
    const known = this.parts.get(name)
    if (known) return known
    const part = { own: 0, isGradient, uses: new Map() }
    this.#kept += 1
    if (!this.isTooLarge) this.parts.set(name, part)
    return part
  }

  use(part: Part, name: string): void {
    const times = part.uses.get(name) ?? 0
    if (times === 0) this.#kept += 1
    if (!this.isTooLarge) part.uses.set(name, times + 1)
  }
}

/** Whatever a style names by more than a class. */
const ANY = '*'

function readStyle(drawing: Drawing, style: string): void {
  for (let at = 0; at < style.length; ) {
    const end = style.indexOf('}', at)
    const rule = style.slice(at, end < 0 ? undefined : end)
    at = end < 0 ? style.length : end + 1
    const open = rule.indexOf('{')
    if (open < 0) continue
    const name = `{${drawing.parts.size}`
    for (const url of urlsIn(rule.slice(open))) drawing.use(drawing.add(name), url)
    if (!drawing.parts.has(name)) continue
    for (const [selector] of rule.slice(0, open).matchAll(/[^,]+/g)) {
      const isClass = /^\.[\w-]{1,200}$/.test(selector.trim())
      drawing.use(drawing.add(isClass ? selector.trim() : ANY), name)
    }
  }
}

/** Whether a style has elements of any kind draw what is no gradient: how many these are stays unknown. */
function drawsAnywhere({ parts }: Drawing): boolean {
  for (const rule of parts.get(ANY)?.uses.keys() ?? []) {
    for (const url of parts.get(rule)?.uses.keys() ?? []) if (parts.get(url)?.isGradient === false) return true
  }
  return false
}

function readElement(drawing: Drawing, parent: Part, { name, attributes }: SvgTag, decode: Decode): Part {
  const values = attributes.map(([attribute, value]) => [attribute, decode(value)] as const)
  const id = values.find(([attribute]) => attribute === 'id')?.[1]
  const key = `#${id}`
  // Of two with one name the first is meant.
  const isNamed = id !== undefined && !drawing.parts.has(key)
  if (isNamed) drawing.use(parent, key)
  const part = isNamed ? drawing.add(key, GRADIENTS.has(name)) : parent
  part.own += name.startsWith('fe') ? FILTER_STEP : 1
  for (const [attribute, value] of values) {
    const target = value.trim()
    if (attribute === 'class') for (const [one] of target.matchAll(/\S+/g)) drawing.use(part, `.${one}`)
    else if (attribute !== 'href') for (const url of urlsIn(value)) drawing.use(part, url)
    else if (target.startsWith('#') && !LINKS.has(name)) drawing.use(part, `#${nameOf(target.slice(1))}`)
  }
  return part
}

type Decode = (text: string) => string

/** What is drawn for each part; Infinity for one that draws itself. */
function drawnOf({ parts }: Drawing, root: string): Map<string, number> {
  const drawn = new Map<string, number>()
  const waiting = [root]
  while (waiting.length > 0) {
    const name = waiting.at(-1) ?? root
    const part = parts.get(name)
    if (!part || part.isGradient || Number.isFinite(drawn.get(name))) {
      if (!Number.isFinite(drawn.get(name))) drawn.set(name, 0)
      waiting.pop()
    } else if (drawn.has(name)) {
      let sum = part.own
      for (const [used, times] of part.uses) sum += times * (drawn.get(used) ?? 0)
      waiting.pop()
      if (sum === Number.POSITIVE_INFINITY) return drawn
      drawn.set(name, sum)
    } else {
      drawn.set(name, Number.POSITIVE_INFINITY)
      for (const used of part.uses.keys()) if (!drawn.has(used)) waiting.push(used)
    }
  }
  return drawn
}

const ROOT = ''

/**
 * Whether an SVG draws far more than it holds, as one whose elements are used by elements that are used: six levels of ten are two
 * kilobytes, a million rectangles, and a browser that hangs. In linear time and bounded memory.
 */
export function isExpanding(source: string, decode: Decode): boolean {
  const drawing = new Drawing()
  const root = drawing.add(ROOT)
  const open: Part[] = [root]
  let style: string | null = null
  for (const read of readSvg(source)) {
    if (typeof read === 'string') {
      if (style !== null) style += read
    } else if (read.kind === 'close') {
      if (open.length > 1) open.pop()
      if (style !== null && read.name === 'style') readStyle(drawing, decode(style))
      if (read.name === 'style') style = null
    } else {
      if (drawing.isTooLarge || read.attributes.length > MOST_ATTRIBUTES) return true
      const part = readElement(drawing, open.at(-1) ?? root, read, decode)
      if (read.kind === 'open') open.push(part)
      if (read.kind === 'open' && read.name === 'style') style = ''
    }
  }
  if (drawing.isTooLarge || drawsAnywhere(drawing)) return true
  const plain = [...drawing.parts.values()].reduce((sum, { own, isGradient }) => sum + (isGradient ? 0 : own), 0)
  return (drawnOf(drawing, ROOT).get(ROOT) ?? 0) - plain > MOST_DRAWN
}
