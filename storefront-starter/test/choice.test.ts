import type { Product } from '@stoa/sdk'
import t from 'tap'
import { choicesOf, selectionOf } from '../app/lib/choice.ts'

const choice = (value: string, exists = true, available = true) => ({ value, label: value, exists, available })

/** M in red is chosen; S comes in blue only, and M in blue is sold out. */
const product = {
  options: [
    { name: 'Size', label: 'Größe', choices: [choice('S', false, false), choice('M')] },
    {
      name: 'Colour',
      label: 'Farbe',
      choices: [{ ...choice('Red'), label: 'Rot' }, choice('Blue', true, false)],
    },
  ],
  selected_variant: { option_values: { Size: 'M', Colour: 'Red' } },
} as unknown as Product

t.test('an address chooses values of options; what it says besides is asked for and means nothing', async (t) => {
  const asked = (query: string) => selectionOf(new URLSearchParams(query))
  t.strictSame(asked(''), {})
  t.strictSame(asked('Size=S&Colour=Red'), { 'option.Size': 'S', 'option.Colour': 'Red' })
  t.strictSame(asked(`Size=&=S&x=${'y'.repeat(300)}`), {}, 'what the API would refuse')
  t.equal(Object.keys(asked(Array.from({ length: 30 }, (_, at) => `o${at}=1`).join('&'))).length, 10)
})

t.test('each value leads to a variant that exists, and says whether it can be bought', async (t) => {
  const [sizes, colours] = choicesOf(product)
  t.strictSame(sizes?.values, [
    { value: 'S', label: 'S', isChosen: false, isAvailable: true, query: '?Size=S' },
    { value: 'M', label: 'M', isChosen: true, isAvailable: true, query: '?Size=M&Colour=Red' },
  ])
  t.strictSame(
    colours?.values.map(({ label, isAvailable, query }) => [label, isAvailable, query]),
    [
      ['Rot', true, '?Size=M&Colour=Red'],
      ['Blue', false, '?Size=M&Colour=Blue'],
    ],
  )
})
