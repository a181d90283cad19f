import type { Product, Variant } from '@stoa/sdk'
import t from 'tap'
import { choicesOf, chosenVariant } from '../app/lib/choice.ts'

const variant = (size: string, colour: string, available = true) =>
  ({ id: `${size}-${colour}`, option_values: { Size: size, Colour: colour }, available }) as unknown as Variant

const asThey = (values: string[]) => values.map((value) => ({ value, label: value }))

/** S comes in red only, and M in blue is sold out. */
const product = {
  options: [
    { name: 'Size', label: 'Größe', values: ['S', 'M'], choices: asThey(['S', 'M']) },
    {
      name: 'Colour',
      label: 'Farbe',
      values: ['Red', 'Blue'],
      choices: [{ value: 'Red', label: 'Rot' }, ...asThey(['Blue'])],
    },
  ],
  variants: [variant('S', 'Red', false), variant('M', 'Red'), variant('M', 'Blue', false)],
} as unknown as Product

t.test('an address chooses a variant; without one it is the first that can be bought', async (t) => {
  const chosen = (query: string) => chosenVariant(product, new URLSearchParams(query))?.id
  t.equal(chosen(''), 'M-Red')
  t.equal(chosen('Size=S'), 'S-Red', 'also one that is sold out')
  t.equal(chosen('Size=M&Colour=Blue'), 'M-Blue')
  t.equal(chosen('Size=S&Colour=Blue'), 'M-Red', 'a combination that does not exist')
  t.equal(chosen('Size=XXL&utm=1'), 'M-Red')
})

t.test('each value leads to the nearest variant that exists, and says whether it can be bought', async (t) => {
  const [sizes, colours] = choicesOf(product, product.variants[1] as Variant)
  t.strictSame(sizes?.values, [
    { value: 'S', label: 'S', isChosen: false, isAvailable: false, query: '?Size=S&Colour=Red' },
    { value: 'M', label: 'M', isChosen: true, isAvailable: true, query: '?Size=M&Colour=Red' },
  ])
  t.strictSame(
    colours?.values.map(({ value, label, query }) => [value, label, query]),
    [
      ['Red', 'Rot', '?Size=M&Colour=Red'],
      ['Blue', 'Blue', '?Size=M&Colour=Blue'],
    ],
  )
})
