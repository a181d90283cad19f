// Draws the demo shop's pictures from picture-list.ts into pictures/ and removes pictures no longer listed.
// Run from anywhere, with the repository's Node: node services/all-in-one/demo/make-pictures.ts
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { picture } from './drawing/canvas.ts'
import { inkOf } from './drawing/colour.ts'
import { shapes } from './drawing/shapes.ts'
import { backdrops, type PictureEntry, pictureList } from './picture-list.ts'

const folder = new URL('./pictures/', import.meta.url)

// Two decimals are finer than the eye at 800 units; longer ones are only noise of the arithmetic.
const rounded = (svg: string) => svg.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100))

function draw([, title, shape, main, accent, backdrop]: PictureEntry): string {
  const [ground, disc] = backdrops[backdrop]
  return rounded(picture(title, ground, disc, shapes[shape](inkOf(main, accent))))
}

mkdirSync(folder, { recursive: true })
const wanted = new Set(pictureList.map(([name]) => `${name}.svg`))
for (const file of readdirSync(folder)) if (!wanted.has(file)) rmSync(new URL(file, folder))
for (const entry of pictureList) writeFileSync(new URL(`${entry[0]}.svg`, folder), draw(entry))
console.log(`${wanted.size} pictures in ${fileURLToPath(folder)}`)
