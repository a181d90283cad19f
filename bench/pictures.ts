/** Measures what making a size of a picture costs: `npx node bench/pictures.ts [file]`. */

import { readFileSync } from 'node:fs'
import { PICTURE_FORMATS, PICTURE_WIDTHS, type PictureFormat } from '@stoa/product/domain/picture-size'
import { readPicture, resizePicture } from '@stoa/product/flows/picture-codec'
import { generatedPhoto } from './catalogue/generated-photo.ts'

const REPEATS = 3

/** The least processor time of some repeats, milliseconds, and the bytes that came of it. */
async function measure<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  let best: { ms: number; result: T } | undefined
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = process.cpuUsage()
    const result = await work()
    const { user, system } = process.cpuUsage(start)
    const ms = (user + system) / 1000
    if (!best || ms < best.ms) best = { ms, result }
  }
  if (!best) throw new Error('nothing was measured')
  return best
}

const [file] = process.argv.slice(2)
const bytes = file === undefined ? await generatedPhoto() : readFileSync(file)
const { ms, result } = await measure(() => readPicture(bytes))
console.log(
  `${result.width} × ${result.height} pixels, ${(bytes.length / 1000).toFixed(0)} kB; read: ${ms.toFixed(0)} ms CPU`,
)
const formats = Object.keys(PICTURE_FORMATS) as PictureFormat[]
console.log(['width', ...formats].map((cell) => cell.padEnd(16)).join(''))
for (const width of PICTURE_WIDTHS) {
  const cells: string[] = []
  for (const format of formats) {
    const made = await measure(() => resizePicture(bytes, { width, format }))
    cells.push(`${made.ms.toFixed(0)} ms ${(made.result.length / 1000).toFixed(0)} kB`)
  }
  console.log([String(width), ...cells].map((cell) => cell.padEnd(16)).join(''))
}
