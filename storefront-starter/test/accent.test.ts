import t from 'tap'
import { accentSheet, linearOf, luminanceOf } from '../app/lib/accent.ts'

const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

t.test('whatever colour a merchant chooses can be read in both themes, on all three grounds', async (t) => {
  const steps = ['00', '33', '66', '99', 'cc', 'ff']
  const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)))
  for (const colour of colours) {
    const [, light = '', dark = ''] =
      /light-dark\((#[0-9a-f]{6}),(#[0-9a-f]{6})\)/.exec(accentSheet(colour) ?? '') ?? []
    const luminances = [light, dark].map((hex) => luminanceOf(linearOf(hex)))
    for (const ground of [0.985, 1, 0.958]) {
      t.ok(contrast(luminances[0] ?? 0, ground ** 3) >= 5.4, `${colour} as ${light} on light`)
    }
    for (const ground of [0.175, 0.212, 0.25]) {
      t.ok(contrast(luminances[1] ?? 0, ground ** 3) >= 5.4, `${colour} as ${dark} on dark`)
    }
  }
})

t.test('a colour that can be read stays as it was chosen; what is no colour is none', async (t) => {
  t.match(accentSheet('#1F4F46'), 'light-dark(#1f4f46,')
  t.match(accentSheet('#ffd700'), ',#ffd700)')
  for (const text of ['', 'red', '#fff', '#1f4f46;}', '1f4f46']) t.equal(accentSheet(text), null, text)
})
