import sharp from 'sharp'
import { createRandom } from './random.ts'

const WIDTH = 2400
const HEIGHT = 3000
const SEED = 1
/** About that of a camera in good light. */
const GRAIN = 6

/** A JPEG that costs what a photograph does: soft shapes of several sizes, and grain. */
export function generatedPhoto(): Promise<Buffer> {
  const random = createRandom(SEED)
  const waves = Array.from({ length: 12 }, (_, at) => {
    const length = 20 * 1.6 ** at
    return { across: random.next() / length, down: random.next() / length, phase: random.next() * 7, channel: at % 3 }
  })
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const grain = (random.next() - 0.5) * 2 * GRAIN
      const color = [128 + grain, 128 + grain, 128 + grain]
      for (const { across, down, phase, channel } of waves) {
        color[channel] = (color[channel] ?? 0) + 28 * Math.sin(x * across * 6 + y * down * 6 + phase)
      }
      for (const [channel, value] of color.entries()) {
        pixels[(y * WIDTH + x) * 3 + channel] = Math.max(0, Math.min(255, value))
      }
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}
