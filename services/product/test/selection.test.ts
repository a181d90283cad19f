import t from 'tap'
import { type Body, createFixture, type Fixture } from './fixture.ts'
import { create } from './product-requests.ts'

const hat = {
  title: 'Hat',
  status: 'active',
  options: [
    { name: 'Colour', values: ['Red', 'Blue', 'Grün'] },
    { name: 'Size', values: ['S', 'M'] },
  ],
  variants: [
    ['Red', 'S', 0],
    ['Red', 'M', 2],
    ['Blue', 'S', 1],
  ].map(([Colour, Size, quantity]) => ({
    option_values: { Colour, Size },
    prices: [{ currency: 'EUR', amount: 900 }],
    quantity,
  })),
  translations: { de: { options: { Colour: { label: 'Farbe', values: { Red: 'Rot' } } } } },
}

interface Choices {
  options: { name: string; label: string; choices: { value: string; exists: boolean; available: boolean }[] }[]
  variants: Body[]
  selected_variant: Body | null
}

const read = async (shop: Pick<Fixture, 'shopper'>, query: string) =>
  (await shop.shopper<Choices>('GET', `/v1/products/hat${query && `?${query}`}`)).body

/** Value → exists, available. */
const statesOf = ({ options }: Choices) =>
  Object.fromEntries(
    options.flatMap(({ choices }) => choices.map(({ value, exists, available }) => [value, [exists, available]])),
  )

t.test('values say whether they can be had together with what is chosen of the other options', async (t) => {
  const shop = await createFixture(t)
  await create(shop, hat)
  const open = await read(shop, '')
  t.same(statesOf(open), {
    ...{ Red: [true, true], Blue: [true, true], Grün: [false, false] },
    ...{ S: [true, true], M: [true, true] },
  })
  t.match(open.selected_variant, { title: 'Red / M' }, 'the first that can be bought')
  t.equal(open.variants.length, 3)
  const red = await read(shop, 'option.Colour=Red')
  t.same(statesOf(red), {
    ...{ Red: [true, true], Blue: [true, true], Grün: [false, false] },
    ...{ S: [true, false], M: [true, true] },
  })
  t.match(red.selected_variant, { title: 'Red / M' })
  const small = await read(shop, 'option.Colour=red&option.SIZE=s&variants=selected')
  t.match(small, { selected_variant: { title: 'Red / S', available: false }, variants: [{ title: 'Red / S' }] })
  t.same(statesOf(small).Red, [true, false])
  const none = await read(shop, 'option.Colour=Blue&option.Size=M&variants=selected')
  t.match(none, { selected_variant: null, variants: [] })
  t.same(statesOf(none).Red, [true, true], 'Red in M')
  t.same(statesOf(none).M, [false, false], 'Blue in M')
})

t.test('a choice is by the own values, and what the product does not have is none', async (t) => {
  const shop = await createFixture(t)
  await create(shop, hat)
  const german = await read(shop, 'locale=de&option.Colour=Red&option.Size=M&variants=selected')
  t.match(german, {
    options: [{ label: 'Farbe', choices: [{ value: 'Red', label: 'Rot' }] }, { label: 'Size' }],
    variants: [{ title: 'Rot / M', option_values: { Colour: 'Red' } }],
  })
  for (const query of ['option.Colour=Rot', 'option.Fabric=Wool', 'option.constructor=x', 'option.Colour=Red,Blue']) {
    t.match(await read(shop, query), { selected_variant: { title: 'Red / M' } }, query)
  }
  const { status } = await shop.shopper('GET', '/v1/products/hat?variants=some')
  t.equal(status, 400)
  t.same((await read(shop, 'variants=none')).variants, [])
})

t.test('a product without options has its only variant selected', async (t) => {
  const shop = await createFixture(t)
  await create(shop, { title: 'Hat', status: 'active', variants: [{ quantity: 0 }] })
  t.match(await read(shop, ''), { options: [], selected_variant: { title: 'Default', available: false } })
})

t.test('a product with 2,048 variants answers a selection in 20 kB', async (t) => {
  const shop = await createFixture(t)
  const valuesOf = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name} number ${n + 1}`)
  const [colours, sizes, fits] = [valuesOf('Colour', 16), valuesOf('Size', 16), valuesOf('Fit', 8)]
  const variants = colours.flatMap((Colour) =>
    sizes.flatMap((Size) =>
      fits.map((Fit) => ({ option_values: { Colour, Size, Fit }, prices: [{ currency: 'EUR', amount: 900 }] })),
    ),
  )
  const made = await create(shop, {
    ...{ title: 'Hat', status: 'active', description: 'x'.repeat(1_000), variants },
    media: colours.map((colour) => ({
      url: `https://pictures.example/${colour.replaceAll(' ', '-')}.jpg`,
      alt: colour,
    })),
  })
  t.equal(made.status, 201)
  const query = 'option.Colour=Colour+number+3&option.Size=Size+number+9&option.Fit=Fit+number+8'
  const bytesOf = async (more: string) => (await shop.raw(`/v1/products/hat?${query}${more}`)).rawPayload.length
  const selected = await bytesOf('&variants=selected')
  t.ok(selected <= 20_000, `${selected} bytes`)
  t.ok((await bytesOf('&variants=none')) < selected)
  t.ok((await bytesOf('')) > 500_000, 'as before where nothing is asked for')
  const body = await read(shop, `${query}&variants=selected`)
  t.match(body.variants, [{ title: 'Colour number 3 / Size number 9 / Fit number 8' }])
})
