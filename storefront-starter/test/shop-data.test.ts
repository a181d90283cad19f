import { ConnectionError } from '@stoa/sdk'
import t from 'tap'

process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
const { createShopData } = await import('../app/lib/shop-data.server.ts')

const shopNamed = (name: string) =>
  ({
    name,
    support_email: null,
    country: null,
    time_zone: 'Europe/Berlin',
    default_currency: 'USD',
    currencies: ['USD', 'EUR'],
    address: null,
    logo: null,
    colors: { accent: null },
    withdrawal_days: 0,
    checkout: { guest: false, phone_required: true, note: null },
    policies: [
      { slug: 'terms', title: 'Terms', url: 'https://shop.example/terms' },
      { slug: 'own', title: 'Own', url: null },
    ],
    social: [{ name: 'Bad', url: 'javascript:alert(1)' }],
  }) as never

t.test(
  'facts of the shop are read once in a while for all, and those read last hold while the API is away',
  async (t) => {
    let nowMs = 1
    let reads = 0
    let respond: () => Promise<never> = async () => Promise.reject(new ConnectionError('away'))
    const facts = createShopData(
      () => {
        reads += 1
        return respond()
      },
      () => nowMs,
    )
    t.match(await facts(), { name: 'Stoa', currency: 'EUR' }, 'before it was ever told')
    respond = async () => shopNamed('One')
    nowMs += 6_000
    const [one, two] = await Promise.all([facts(), facts()])
    t.strictSame(one, two)
    t.equal(reads, 2, 'visitors at the same moment share a read')
    t.match(one, {
      name: 'One',
      currency: 'USD',
      country: 'DE',
      allowsGuests: false,
      needsPhone: true,
      hasWithdrawal: false,
      email: '',
    })
    t.strictSame(one.links, [{ name: 'Terms', url: 'https://shop.example/terms' }], 'addresses of the web only')
    respond = async () => Promise.reject(new ConnectionError('away'))
    nowMs += 6_000
    t.equal((await facts()).name, 'One')
    await facts()
    t.equal(reads, 3)
  },
)
