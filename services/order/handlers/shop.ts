import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { command } from '@stoa/kit/postgres/command'
import type { Queryable } from '@stoa/kit/postgres/pg'
import { hasPermission, type Principal } from '@stoa/kit/security/principal'
import { DomainError } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { shippingWarnings } from '../domain/no-shipping.ts'
import { taxWarnings } from '../domain/no-tax.ts'
import type { Rates } from '../domain/pricing.ts'
import { pricesIncludeTax, type ShopEnvironment, shopOf } from '../domain/shop.ts'
import { changedShop } from '../domain/shop-update.ts'
import { allRegions, allZones } from '../store/rates.ts'
import * as store from '../store/shop.ts'

/** From the database: the gateway keeps the response until a broadcast tells of a change, so it must not be an older one. */
export const getShop: Handler<'getShop'> = async (_input, ctx) => {
  const [{ settings }, regions] = await Promise.all([store.readShop(ctx.pg), allRegions(ctx.pg)])
  const { takes_any_currency: _, ...shop } = shopOf(settings, ctx.settings)
  return { status: 200, body: { ...shop, prices_include_tax: pricesIncludeTax(shop, regions) } }
}

function respond(
  { settings, version }: store.StoredShop,
  { zones, regions }: Pick<Rates, 'zones' | 'regions'>,
  env: ShopEnvironment,
) {
  const warnings = [...shippingWarnings(zones, shopOf(settings, env).currencies), ...taxWarnings(zones, regions)]
  return { status: 200 as const, headers: { etag: etagOf(version) }, body: { ...settings, version, warnings } }
}

export const readShopSettings: Handler<'readShopSettings'> = async (_input, ctx) => {
  const { settings, version } = await store.readShop(ctx.pg)
  return { status: 200, body: { ...settings, version } }
}

export const readSellingRules: Handler<'readSellingRules'> = async (_input, ctx) => {
  const [{ settings }, regions] = await Promise.all([store.readShop(ctx.pg), allRegions(ctx.pg)])
  const { currencies, default_currency, takes_any_currency: takesAny } = shopOf(settings, ctx.settings)
  const classes = new Set(regions.flatMap(({ rates }) => rates.map(({ tax_class }) => tax_class)))
  const tax_classes = [...classes].sort()
  return { status: 200, body: { currencies: takesAny ? null : currencies, tax_classes, default_currency } }
}

async function readRates(pg: Queryable) {
  const [zones, regions] = await Promise.all([allZones(pg), allRegions(pg)])
  return { zones, regions }
}

export const getShopSettings: Handler<'getShopSettings'> = async (_input, ctx) => {
  const [stored, rates] = await Promise.all([store.readShop(ctx.pg), readRates(ctx.pg)])
  return respond(stored, rates, ctx.settings)
}

/**
 * Mails lead to the shop's address, with the token that sets a new password: whoever chose it would hold every account. Nobody
 * comes to more than they have by it, so it takes all permissions, and a session.
 */
function assertMayMoveShop(principal: Principal): void {
  if (principal.kind === 'user' && hasPermission(principal, '*')) return
  throw new DomainError(
    'forbidden',
    'Links to set a password lead to the url: only who holds every permission (*) changes it, signed in.',
  )
}

export const updateShop: Handler<'updateShop'> = async ({ headers, body }, ctx) => {
  const response = await command(ctx, async () => {
    const [stored, rates] = await Promise.all([store.readShop(ctx.pg), readRates(ctx.pg)])
    requireMatch(headers['if-match'], stored.version)
    const { settings, fields } = changedShop(stored.settings, body, ctx.settings)
    if (fields.includes('url')) assertMayMoveShop(ctx.principal)
    const { version } = stored
    return {
      change: store.updateShop({ settings, version }),
      events: [{ type: 'shop.changed' as const, aggregate: 'shop', data: { fields } }],
      response: respond({ settings, version: version + 1 }, rates, ctx.settings),
    }
  })
  ctx.shop.forget()
  return response
}
