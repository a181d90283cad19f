import t from 'tap'
import { type Body, createFixture } from './fixture.ts'
import { create } from './product-requests.ts'

interface Card extends Body {
  options: Body[]
}

const media = ['a', 'b', 'c'].map((name) => ({ url: `https://example.com/${name}.png`, alt: name }))
const variants = ['Red', 'Blue'].flatMap((colour) =>
  ['S', 'M'].map((size) => ({
    option_values: { Size: size, Colour: colour },
    prices: [{ currency: 'EUR', amount: 1000 }],
    quantity: colour === 'Red' && size === 'M' ? 1 : 0,
  })),
)

t.test(
  'cards have tags and the time of the last change, and with include=media what is shown on hovering',
  async (t) => {
    const shop = await createFixture(t)
    const options = [
      { name: 'Size', values: ['S', 'M'] },
      { name: 'Colour', values: ['Red', 'Blue', 'Green'] },
    ]
    const tags = Array.from({ length: 12 }, (_, at) => `tag ${at}`)
    const translations = { de: { options: { Colour: { values: { Red: 'Rot' } } } } }
    const { body: made } = await create(shop, {
      title: 'Hat',
      status: 'active',
      options,
      media,
      tags,
      variants,
      translations,
    })
    const pictures = made.media as { id: string }[]
    let version = made.version
    for (const variant of made.variants as { id: string; option_values: Record<string, string> }[]) {
      const at = variant.option_values.Colour === 'Red' ? 0 : 2
      await shop.clerk('PATCH', `/v1/admin/products/${made.id}/variants/${variant.id}`, {
        body: { media_id: pictures[at]?.id },
        headers: { 'if-match': `"${version++}"` },
      })
    }
    await create(shop, { title: 'Plain', status: 'active' })
    const read = async (query: string) => {
      const { body } = await shop.shopper<{ data: Card[] }>('GET', `/v1/products?sort=title&${query}`)
      return body.data
    }
    const [hat] = await read('')
    t.match(hat, { title: 'Hat', tags: tags.slice(0, 10), updated_at: /^20/ })
    t.notOk('second_image' in (hat ?? {}) || 'swatches' in (hat ?? {}), 'lists are small')
    t.notOk('available' in (hat?.options[0] ?? {}))

    const [shown, plain] = await read('include=media,total&locale=de')
    t.match(shown, { second_image: { url: 'https://example.com/b.png', alt: 'b' } })
    t.same(
      shown?.options.map(({ available }) => available),
      [
        [false, true],
        [true, false, false],
      ],
    )
    t.same(shown?.swatches, [
      {
        ...{ option: 'Colour', value: 'Red', label: 'Rot' },
        image: 'https://example.com/a.png',
        color: null,
        available: true,
      },
      {
        ...{ option: 'Colour', value: 'Blue', label: 'Blue' },
        image: 'https://example.com/c.png',
        color: null,
        available: false,
      },
      { ...{ option: 'Colour', value: 'Green', label: 'Green' }, image: null, color: null, available: false },
    ])
    t.match(plain, { second_image: null, swatches: [], tags: [] })
  },
)
