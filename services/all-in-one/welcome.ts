import type { Shop } from './compose.ts'
import type { Servers } from './servers/provide-servers.ts'
import type { Identity, LaptopSettings } from './settings.ts'
import type { Storefront } from './storefront.ts'

interface WelcomeOptions {
  shop: Shop
  /** Null where it could not be built. */
  storefront: Storefront | null
  servers: Servers
  identity: Identity
  settings: LaptopSettings
}

function accountRows({ customer, staff, publishableKey, isWithoutDemo }: Identity): [string, string][] {
  const row: [string, string] = ['Staff', `${staff.email}  ${staff.password}`]
  if (isWithoutDemo) return [row]
  return [['Customer', `${customer.email}  ${customer.password}`], row, ['Publishable key', publishableKey ?? 'none']]
}

/** The last lines of a start: addresses, servers and demo accounts. */
export function welcome({ shop, storefront, servers, identity, settings }: WelcomeOptions): string {
  const at = (port: number) => `http://${settings.HOST}:${port}`
  const rows: [string, string][] = [
    ['Storefront', storefront?.url ?? 'none'],
    ['API', `${shop.url}/v1`],
    ['API documentation', `${shop.url}/docs`],
    ['OpenAPI document', `${shop.url}/openapi.json`],
    ['SDK', `npm install ${shop.url}/sdk.tgz`],
    ['Inbox of the shop', at(settings.STOA_INBOX_PORT)],
    ['Metrics', `${at(settings.STOA_METRICS_PORT)}/metrics`],
    ...[servers.postgres, servers.mongo, servers.redis].map(({ kind, how }): [string, string] => [
      kind.split(' ')[0] ?? kind,
      `${kind}, ${how}`,
    ]),
    ...accountRows(identity),
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
  return `\nStoa is ready\n\n${lines.join('\n')}\n\nCtrl-C stops it; npm start -- --fresh begins again.`
}
