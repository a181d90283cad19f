import { Stoa } from '@stoa/sdk'
import t from 'tap'

process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
const { readProductPage } = await import('../app/lib/product-page.server.ts')

const MUG = {
  slug: 'mug',
  title: 'Mug',
  vendor: null,
  description: '',
  seo: { title: null, description: null },
  available: true,
  attributes: {},
  categories: [],
  media: [],
  options: [],
  option_values: [],
  variants: [],
  selected_variant: {
    id: 'var_mug',
    sku: 'MUG',
    available: true,
    price: { amount: 500, currency: 'EUR' },
    options: {},
    media_id: null,
  },
}

const answers: Record<string, () => Promise<Response>> = {
  'too many requests': async () =>
    Response.json({ type: 'about:blank', title: 'Too many', status: 429, code: 'rate_limited' }, { status: 429 }),
  'inventory is away': async () =>
    Response.json({ type: 'about:blank', title: 'Away', status: 503, code: 'unavailable' }, { status: 503 }),
  'no connection': () => Promise.reject(new TypeError('fetch failed')),
}

for (const [name, fetch] of Object.entries(answers)) {
  t.test(`the page of a product is made where its stock cannot be read: ${name}`, async (t) => {
    const stoa = new Stoa({ baseUrl: 'http://api.example', fetch, maxRetries: 0 })
    await t.rejects(stoa.availability.get({ variant_id: ['var_mug'] }))
    t.match(await readProductPage(stoa, MUG as never), { slug: 'mug', variant: { stock: { kind: 'in_stock' } } })
  })
}

t.test(
  'of a product that is not sold in the currency the page says that alone, and nothing of its stock',
  async (t) => {
    const asked: string[] = []
    const fetch = async (input: RequestInfo | URL) => {
      asked.push(String(input))
      return Response.json({ data: [{ variant_id: 'var_mug', in_stock: true, available: null }] })
    }
    const stoa = new Stoa({ baseUrl: 'http://api.example', fetch, maxRetries: 0 })
    t.match(await readProductPage(stoa, MUG as never), { variant: { stock: { kind: 'to_order' } } })
    const unpriced = { ...MUG, selected_variant: { ...MUG.selected_variant, price: null } }
    t.match(await readProductPage(stoa, unpriced as never), {
      variant: { price: null, stock: null, stockAddress: null },
    })
    t.equal(asked.length, 1)
  },
)
