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
  ]
  for (const [text, verdict] of hostile) {
    t.equal(await verdictOf(text), verdict, `${text.length} bytes: ${text.slice(0, 20)}…`)
  }
})
