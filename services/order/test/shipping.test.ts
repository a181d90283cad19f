import t from 'tap'
import { whyNoOption } from '../domain/no-shipping.ts'
import { offeredOptions, type Parcel } from '../domain/pricing.ts'
import { optionsFrom } from '../domain/shipping.ts'
import { address, cartWith, item, parcel, zone } from './pricing-data.ts'

t.test('shipping options by country, currency, weight and subtotal', async (t) => {
  const stubs = zone({ id: 'shz_2', countries: [], options: [{ ...zone().options[0], id: 'spo_w' } as never] })
  const zones = [zone(), stubs]
  const ids = (over: Partial<Parcel>) =>
    offeredOptions(zones, { ...parcel, ...over }).map(({ id, amount }) => `${id} ${amount}`)
  t.same(ids({}), ['spo_1 490'])
  t.same(ids({ country: 'JP' }), ['spo_w 490'], 'the rest of the stubs')
  t.same(ids({ subtotal: 5000 }), ['spo_1 0'], 'free from the threshold on')
  t.same(ids({ subtotal: 4999 }), ['spo_1 490'])
  t.same(ids({ weight_grams: 10_001 }), [])
  t.same(ids({ currency: 'USD' }), [])
  t.same(ids({ country: null }), [])
})

t.test(
  'what is too heavy is not called a currency that is not taken, nor is one offered in which it is too heavy',
  async (t) => {
    const [light] = zone().options
    const heavy = { ...light, id: 'spo_2', prices: [{ amount: 900, currency: 'USD' }], max_weight_grams: null } as never
    const rates = { zones: [zone(), zone({ options: [heavy] })], regions: [], default_country: null }
    const why = (currency: string, weight_grams: number) =>
      whyNoOption(cartWith([item({ weight_grams })], { currency, shipping_address: address }), rates, ['EUR', 'USD'])
    t.same(why('EUR', 10_001), { reason: 'no_option_for_weight', currencies: [] })
    t.same(why('CHF', 500), { reason: 'no_option_in_currency', currencies: ['EUR', 'USD'] })
    t.same(why('CHF', 10_001), { reason: 'no_option_in_currency', currencies: ['USD'] })
  },
)

t.test('an option that is sent with its id stays the same one', async (t) => {
  const known = zone().options
  const prices = [{ amount: 1, currency: 'EUR' }]
  const next = optionsFrom(
    [
      { id: 'spo_1', name: 'Parcel', prices },
      { name: 'Express', prices },
    ],
    known,
    () => 'spo_new',
  )
  t.same(
    next.map((option) => option.id),
    ['spo_1', 'spo_new'],
  )
  const refuse = (input: object, pointer: string) => {
    const build = () => optionsFrom([{ name: 'X', prices, ...input }], known, () => 'x')
    t.throws(build, Object.assign(new Error(), { extras: { errors: [{ pointer }] } }), pointer)
  }
  refuse({ id: 'spo_other' }, '/options/0/id')
  refuse({ prices: [{ amount: 1, currency: 'ZZZ' }] }, '/options/0/prices/0/currency')
  refuse({ free_above: [{ amount: 1, currency: 'ZZZ' }] }, '/options/0/free_above/0/currency')
  refuse({ prices: [...prices, ...prices] }, '/options/0/prices/1/currency')
  refuse({ min_weight_grams: 2, max_weight_grams: 1 }, '/options/0/max_weight_grams')
})
