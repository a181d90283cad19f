import { createHash, createHmac } from 'node:crypto'
import type { Tx } from '@stoa/kit/postgres/pg'
import { clientNetworkOf } from '@stoa/kit/security/principal'
import { keyFor, keysFor } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { siteOfNetwork } from '@stoa/kit/values/network'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps, InventoryContext } from '../context.ts'
import { formsOfAddress, normaliseAddress, SIGN_UPS } from '../domain/back-in-stock.ts'
import { SIGN_UP_TOKEN_KEY } from '../key-purposes.ts'
import * as store from '../store/back-in-stock.ts'
import { requireVariant } from './known-variant.ts'

/** One for each address, so that a link goes on working when the request that was mailed is gone. */
const tokenOf = (key: Buffer, email: string) => `bis_${createHmac('sha256', key).update(email).digest('base64url')}`

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** The installation's secret may have been rotated since a sign-up, and the address been kept in another form. */
const hashesOf = ({ secret }: Pick<Deps, 'secret'>, email: string) =>
  keysFor(secret, SIGN_UP_TOKEN_KEY).flatMap((key) => formsOfAddress(email).map((form) => hashOf(tokenOf(key, form))))

interface SignUp {
  variant_id: string
  email: string
  locale?: string
}

const DAY_SECONDS = 86_400

/** So that one subscriber of many networks has no more mailed than a few people of one. */
async function hasAskedForMany(tx: Tx, client: string, site: string | null): Promise<boolean> {
  const today = await store.countToday(tx, client, site)
  return today.client >= SIGN_UPS.perClientInADay || today.site >= SIGN_UPS.perSiteInADay
}

/** Signs an address up for the next time that a sold-out variant can be bought. */
export async function subscribe(ctx: InventoryContext, { variant_id, email: given, locale }: SignUp): Promise<void> {
  await requireVariant(ctx, variant_id)
  const client = clientNetworkOf(ctx.principal)
  const site = client === null ? null : siteOfNetwork(client)
  const email = normaliseAddress(given)
  const tokenHash = hashOf(tokenOf(keyFor(ctx.secret, SIGN_UP_TOKEN_KEY), email))
  const id = newId('bis', ctx.now.getTime())
  await ctx.pg.tx(async (tx) => {
    if (await store.lockAnnouncement(tx, variant_id)) {
      throw new DomainError('invalid_state', 'This variant can be bought now.')
    }
    if (client !== null && (await hasAskedForMany(tx, client, site))) {
      throw new DomainError('rate_limited', 'This network has asked for many variants today.', {
        headers: { 'retry-after': String(DAY_SECONDS / 24) },
      })
    }
    const request = { id, variantId: variant_id, email, locale: locale ?? 'en', client, site, tokenHash }
    await store.insertRequest(tx, request, { perAddress: SIGN_UPS.perAddress, tokenHashes: hashesOf(ctx, given) })
  })
}

/** Removes all sign-ups of the address that a token is for. */
export async function unsubscribe(ctx: Pick<Deps, 'pg' | 'secret'>, token: string): Promise<void> {
  const hash = hashOf(token)
  const email = await store.findAddress(ctx.pg, hash)
  if (email !== null) await store.deleteOfAddress(ctx.pg, [hash, ...hashesOf(ctx, email)])
}

/** Deletes what an address had signed up for until then, told or not. */
export const forgetAddress = (ctx: Pick<Deps, 'pg' | 'secret'>, email: string, until: Date): Promise<void> =>
  store.deleteOfAddressUntil(ctx.pg, hashesOf(ctx, email), until)

/** What is held of an address. */
export const readOfAddress = (ctx: Pick<Deps, 'pg' | 'secret'>, email: string): Promise<store.HeldRequest[]> =>
  store.listOfAddress(ctx.pg, hashesOf(ctx, email))

/** Whom to mail, and the token of the link, for the moment that the mail is made. */
export async function readRequest(ctx: Pick<Deps, 'pg' | 'secret'>, id: string) {
  const found = await store.findRequest(ctx.pg, id)
  if (!found) throw notFound('The sign-up')
  const { token_hash, ...request } = found
  // The installation's secret may have been rotated since the sign-up.
  const tokens = keysFor(ctx.secret, SIGN_UP_TOKEN_KEY).map((key) => tokenOf(key, request.email))
  const token = tokens.find((text) => hashOf(text).equals(token_hash))
  if (!token) throw notFound('The sign-up')
  return { ...request, token }
}
