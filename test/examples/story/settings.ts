import { type Story, tagged } from './story.ts'

async function shipping({ staff, unseen }: Story): Promise<void> {
  const options = [{ name: 'Parcel', prices: [{ currency: 'EUR', amount: 490 }] }]
  const zone = await staff.admin.shippingZones.create({ name: 'Germany', countries: ['DE'], options })
  const { ifMatch } = await tagged(staff.admin.shippingZones.get(zone.id))
  const free = zone.options.map(({ id, name, prices }) => ({
    id,
    name,
    prices,
    free_above: [{ currency: 'EUR', amount: 20_000 }],
  }))
  await staff.admin.shippingZones.update(zone.id, { options: free }, { ifMatch })
  await staff.admin.shippingZones.list()
  const other = await unseen.admin.shippingZones.create({ name: 'Austria', countries: ['AT'], options })
  await staff.admin.shippingZones.delete(other.id)
}

async function tax({ staff, unseen }: Story): Promise<void> {
  const rates = [{ tax_class: 'standard', name: 'VAT', rate: '19' }]
  const germany = { name: 'Germany', country: 'DE', prices_include_tax: true, rates }
  const region = await staff.admin.taxRegions.create(germany)
  const { ifMatch } = await tagged(staff.admin.taxRegions.get(region.id))
  const books = [...rates, { tax_class: 'books', name: 'VAT', rate: '7' }]
  await staff.admin.taxRegions.update(region.id, { rates: books }, { ifMatch })
  await staff.admin.taxRegions.list()
  const other = await unseen.admin.taxRegions.create({ ...germany, name: 'Austria', country: 'AT' })
  await staff.admin.taxRegions.delete(other.id)
}

async function shop({ staff, newVisitor }: Story): Promise<void> {
  const settings = await staff.admin.shop.get()
  const address = { name: 'Lamps GmbH', line1: 'Hauptstr. 1', postal_code: '10115', city: 'Berlin', country: 'DE' }
  const about = { name: 'Lamps', url: 'https://lamps.example', support_email: 'help@lamps.example', address }
  const policies = [{ slug: 'returns', title: 'Returns' }]
  const offers = { currencies: ['EUR', 'USD'], locales: ['en', 'de'], country: 'DE', time_zone: 'Europe/Berlin' }
  await staff.admin.shop.update({ ...about, ...offers, policies, colors: { accent: '#1f4f46' } }, { ifMatch: settings })
  await newVisitor().shop.get()
}

/** A merchant decides what the shop is called, where the shop sends to and what is taxed, and lets a program in. */
export async function setUp(story: Story): Promise<void> {
  await shop(story)
  await shipping(story)
  await tax(story)
  const { apiKeys } = story.staff.admin
  const { api_key } = await apiKeys.create({
    name: 'Warehouse',
    kind: 'secret',
    scopes: ['orders.read', 'stock.read'],
  })
  await apiKeys.list()
  await apiKeys.revoke(api_key.id)
}
