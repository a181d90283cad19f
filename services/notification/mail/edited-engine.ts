import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CaptureTag, type Context, type Liquid } from 'liquidjs'
import { createEngine } from './engine.ts'
import { FOLDER } from './folder.ts'

/** What a merchant's template may be made of: nothing that reads files, encodes past escaping or is there for programs. */
const TAGS = new Set('assign capture case comment # for break continue if unless raw render layout block'.split(' '))
const FILTERS = new Set(
  `append at_least at_most capitalize ceil concat country day default divided_by downcase first floor join last lstrip map minus modulo
  moment money plus prepend remove replace replace_first reverse round rstrip size slice sort split strip strip_newlines times
  truncate truncatewords upcase uniq url_encode where`.split(/\s+/),
)
/** Files beside the defaults that a template may name, whatever there is on the disk. */
const SHARED = [
  'layout.html.liquid',
  'lines.html.liquid',
  'cart-lines.html.liquid',
  'totals.html.liquid',
  'address.html.liquid',
  'address.text.liquid',
]

const readShared = () => Object.fromEntries(SHARED.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]))

/** Milliseconds for a part; a mail takes less than a hundredth. */
export const RENDER_MS = 500
/** And characters that filters may make of it, of which a mail takes as little. */
const LIMITS = { renderLimit: RENDER_MS, memoryLimit: 1_000_000, parseLimit: 120_000 }

/**
 * What is captured counts as well. The engine counts what filters make, and 24 captures of a text twice make 128 million characters of eight,
 * of which the first comparison or filter makes a real text: that ended the process.
 */
class CountedCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    yield* super.render(context)
    const captured: unknown = context.bottom()[this.variable]
    if (typeof captured === 'string') context.memoryLimit.use(captured.length)
  }
}

/** An engine for templates that staff have written. */
export function createEditedEngine(escapes: boolean): Liquid {
  const engine = createEngine(escapes, { templates: readShared(), ...LIMITS })
  engine.registerTag('capture', CountedCapture)
  for (const name of Object.keys(engine.tags)) if (!TAGS.has(name)) delete engine.tags[name]
  for (const name of Object.keys(engine.filters)) if (!FILTERS.has(name)) engine.unregisterFilter(name)
  for (const name of ['money', 'moment', 'day', 'country']) {
    const filter = engine.filters[name] as (this: unknown, value: unknown) => unknown
    // What an order does not have is left blank, where a default asks first.
    engine.registerFilter(name, function (this: unknown, value: unknown) {
      return value === null || value === undefined ? '' : filter.call(this, value)
    })
  }
  return engine
}
