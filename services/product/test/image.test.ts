import { Worker } from 'node:worker_threads'
import t from 'tap'
import { readImage } from '../domain/image.ts'

const SOURCE = new URL('../domain/image.ts', import.meta.url).href
/** What a picture may have at most, see handlers/media.ts. */
const MAX_BYTES = 10_000_000
/** A linear scan of that takes milliseconds, a quadratic one days: no machine is slow enough to confuse the two. */
const KILL_AFTER_MS = 60_000

const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads')
import(workerData.source).then(({ readImage }) => {
  try {
    parentPort.postMessage(readImage(Buffer.from(workerData.text)).content_type)
  } catch (error) {
    parentPort.postMessage(error.extras?.errors[0].code ?? String(error))
  }
})
`

/** The content type, or the code of the refusal, as a worker finds it that is killed when it hangs. */
function verdictOf(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: { source: SOURCE, text } })
    const timer = setTimeout(() => {
      void worker.terminate()
      resolve('hangs')
    }, KILL_AFTER_MS)
    worker.once('message', (verdict: string) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(verdict)
    })
    worker.once('error', reject)
  })
}

/** A text of repeated parts, as long as a picture may be. */
const huge = (part: string, end: string) => part.repeat(Math.floor((MAX_BYTES - end.length) / part.length)) + end

t.test('an SVG is told from other files by its root, after declaration and comments', async (t) => {
  const type = (source: string) => {
    try {
      return readImage(Buffer.from(source)).content_type
    } catch {
      return null
    }
  }
  for (const source of [
    '<svg/>',
    ' \n<SVG width="1" height="1"/>',
    '<?xml version="1.0"?>\n<!-- made by hand --> <!----><svg/>',
    '<!-- <svg> --><svg viewBox="0 0 1 1"/>',
  ]) {
    t.equal(type(source), 'image/svg+xml', source)
  }
  for (const source of [
    '',
    '<p><svg/></p>',
    '<!-- never closed <svg/>',
    '<!-- a --> b <!-- c --><svg/>',
    '<svgs/>',
    '<?xml',
  ]) {
    t.equal(type(source), null, source)
  }
})

t.test(
  'an SVG that draws its elements many thousand times is refused, and drawings that refer to theirs are not',
  async (t) => {
    const isTaken = (inner: string) => {
      try {
        return (
          readImage(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`)).content_type !== undefined
        )
      } catch {
        return false
      }
    }
    const levels = (count: number, level: (name: string, of: string) => string) =>
      `<rect id="a0"/>${Array.from({ length: count }, (_, at) => level(`a${at + 1}`, `a${at}`)).join('')}<use href="#a${count}"/>`
    const uses = (name: string, of: string) => `<g id="${name}">${`<use href="#${of}"/>`.repeat(10)}</g>`
    const bombs = [
      levels(6, uses),
      levels(6, (name, of) => uses(name, of).replaceAll('href="#', "xlink:href = ' &#35;"))
        .replaceAll('id="a2"', 'id="&#97;2"')
        .replaceAll("'", '"')
        .replaceAll(/" &#35;(\w+)"/g, '"&#35;$1"'),
      levels(6, (name, of) => uses(name, of).replaceAll(`#${of}`, `#%61${of.slice(1)}`)),
      levels(6, (name, of) => `<![CDATA[</g>]]><!-- </g> -->${uses(name, of)}`),
      levels(6, (name, of) => `<pattern id="${name}">${`<path fill="url(#${of})"/>`.repeat(10)}</pattern>`),
      levels(6, (name, of) => `<mask id="${name}">${`<g style='mask:URL("#${of}")'/>`.repeat(10)}</mask>`),
      levels(
        6,
        (name, of) =>
          `<style>.${name}{marker:url(#${of})}</style><marker id="${name}">${`<path class="x ${name}"/>`.repeat(10)}</marker>`,
      ).replace('<use href="#a6"/>', '<path marker-end="url(#a6)"/>'),
      `<filter id="f">${'<feGaussianBlur stdDeviation="50"/>'.repeat(50)}</filter>${'<g filter="url(#f)">'.repeat(50)}${'</g>'.repeat(50)}`,
      '<mask id="m"/><style>g rect{mask:url(#m)}</style>',
      '<g id="a"><use href="#a"/></g>',
      `<path ${'id="a" '.repeat(60)}/>`,
    ]
    for (const [at, bomb] of bombs.entries()) t.equal(isTaken(bomb), false, `${at}: ${bomb.slice(0, 80)}`)
    const drawings = [
      levels(3, uses),
      '<linearGradient id="g"><stop/><stop/></linearGradient><style>path,.a{fill:url(#g)}</style>' +
        '<path class="a" fill="url(#g)"/>'.repeat(40_000),
      `<style>.c{clip-path:url(#c)}</style><clipPath id="c"><rect/></clipPath>${'<path class="c"/>'.repeat(5_000)}`,
      `<filter id="f">${'<feBlend/>'.repeat(7)}</filter>${'<g filter="url(#f)"/>'.repeat(50)}`,
      '<path/>'.repeat(100_000),
      '<a href="#b"><g id="b"><animate href="#b"/></g></a>',
    ]
    for (const drawing of drawings) t.equal(isTaken(drawing), true, drawing.slice(0, 80))
  },
)

t.test('reading a picture takes linear time, whatever the file', async (t) => {
  const comments = '<!---->'.repeat(32)
  const hostile: [text: string, verdict: string][] = [
    // 226 bytes: read by one expression, its comments could be grouped in two to the power of 31 ways.
    [`${comments}<p`, 'image'],
    [`${comments}<svg/>`, 'image/svg+xml'],
    [huge('<!---->', '<p'), 'image'],
    [huge('<!---->', '<svg/>'), 'image/svg+xml'],
    [huge('<!--', ''), 'image'],
    [huge('<svg ', ''), 'image/svg+xml'],
    [`<svg style="url(${huge(' ', '<svg style="url(')}`, 'svg_active'],
    [huge(' ', '<svg'), 'image/svg+xml'],
    ...['<g id="a">', '<a "', '<style>a,', '<use href="#'].map((part): [string, string] => [
      `<svg>${huge(part, '').slice(5)}`,
      'image/svg+xml',
    ]),
  ]
  for (const [text, verdict] of hostile) {
    t.equal(await verdictOf(text), verdict, `${text.length} bytes: ${text.slice(0, 20)}…`)
  }
})
