import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConflictError, type Import, isApiError, Stoa } from '@stoa/sdk/source'
import { pushDevice } from '../mail-sink/push-device.ts'
import type { Accounts } from '../settings.ts'
import { makeCollections } from './collections.ts'
import { shippingZones, taxRegions } from './rates.ts'
import { shopSettings } from './shop.ts'
import { translateCatalogue } from './translate.ts'

export interface DemoOptions<A extends Accounts> {
  /** Address of the gateway. */
  url: string
  accounts: A
  /** Of the inbox, by which the shop reaches it: pushes to the customer are shown there. */
  inboxUrl: string
  /** Called once the shop is loaded, so that the next start skips it. */
  save: (accounts: A) => void
  say: (line: string) => void
}

const FOLDER = import.meta.dirname

async function uploadPictures(stoa: Stoa): Promise<Map<string, string>> {
  const addresses = new Map<string, string>()
  const waiting = readdirSync(join(FOLDER, 'pictures'))
  const upload = async () => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const bytes = readFileSync(join(FOLDER, 'pictures', name))
      const media = await stoa.admin.media.upload(bytes, { contentType: 'image/svg+xml' })
      addresses.set(name, media.url)
    }
  }
  await Promise.all(Array.from({ length: 4 }, upload))
  return addresses
}

/** The catalogue with the addresses of its pictures in it. */
function catalogue(addresses: ReadonlyMap<string, string>): string {
  const csv = readFileSync(join(FOLDER, 'products.csv'), 'utf8')
  return csv.replace(/(?<=,)[a-z0-9-]+\.svg(?=,)/g, (name) => addresses.get(name) ?? name)
}

async function importCatalogue(stoa: Stoa, addresses: ReadonlyMap<string, string>): Promise<Import> {
  let job = await stoa.admin.imports.create(catalogue(addresses), { currency: 'EUR' })
  while (job.state === 'queued' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 100))
    job = await stoa.admin.imports.get(job.id)
  }
  if (job.state === 'failed' || job.counts.rejected > 0)
    throw new Error(`The demo catalogue was not taken: ${JSON.stringify(job)}`)
  return job
}

async function setRates(stoa: Stoa): Promise<void> {
  const zones = new Set((await stoa.admin.shippingZones.list({ limit: 100 })).data.map((zone) => zone.name))
  for (const zone of shippingZones) if (!zones.has(zone.name)) await stoa.admin.shippingZones.create(zone)
  const regions = new Set((await stoa.admin.taxRegions.list({ limit: 100 })).data.map((region) => region.name))
  for (const region of taxRegions) if (!regions.has(region.name)) await stoa.admin.taxRegions.create(region)
}

async function setShop(stoa: Stoa): Promise<void> {
  await stoa.admin.shop.update(shopSettings, { ifMatch: await stoa.admin.shop.get() })
}

async function registerCustomer(url: string, { email, password }: Accounts['customer']): Promise<void> {
  try {
    await new Stoa({ baseUrl: url }).auth.register({ email, password, name: 'Ada Example' })
  } catch (error) {
    // An earlier start got this far.
    if (!(error instanceof ConflictError)) throw error
  }
}

/** The customer of the demo has one device: the inbox. */
async function registerInbox(url: string, inboxUrl: string, customer: Accounts['customer']): Promise<void> {
  const stoa = new Stoa({ baseUrl: url })
  await stoa.auth.login(customer)
  const device = pushDevice(inboxUrl, customer.email)
  await stoa.me.pushSubscriptions.create({ kind: 'web', ...device }).catch((error: unknown) => {
    // A shop that sends real pushes only.
    if (!isApiError(error) || error.status !== 422) throw error
  })
  await stoa.auth.logout()
}

/**
 * Fills an empty shop through its public API: settings, rates, pictures, catalogue, its German texts,
 * collections, a customer, a publishable key.
 * Every step may be repeated, so a start that was cut off goes on with the next. The staff account exists already.
 */
export async function loadDemo<A extends Accounts>({ url, inboxUrl, accounts, save, say }: DemoOptions<A>): Promise<A> {
  if (accounts.publishableKey || accounts.isWithoutDemo) return accounts
  say('Loading the demo shop …')
  const stoa = new Stoa({ baseUrl: url })
  await stoa.auth.login(accounts.staff)
  await Promise.all([setRates(stoa), setShop(stoa)])
  const pictures = await uploadPictures(stoa)
  const job = await importCatalogue(stoa, pictures)
  await Promise.all([translateCatalogue(stoa), makeCollections(stoa, pictures)])
  await registerCustomer(url, accounts.customer)
  await registerInbox(url, inboxUrl, accounts.customer)
  const { key } = await stoa.admin.apiKeys.create({ name: 'Demo storefront', kind: 'publishable' })
  await stoa.auth.logout()
  const { created, updated, unchanged } = job.counts
  say(`${created + updated + unchanged} products are in the shop.`)
  const loaded = { ...accounts, publishableKey: key }
  save(loaded)
  return loaded
}
