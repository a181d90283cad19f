import { createHmac, timingSafeEqual } from 'node:crypto'
import { clientNetworkOf } from '@stoa/kit/security/principal'
import { keyFor, keysFor } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { siteOfNetwork } from '@stoa/kit/values/network'
import { DomainError, notFound, unprocessableField } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { refusalOfNumber } from '../domain/phone-number.ts'
import { codeOf, phoneVerification, waitForCode } from '../domain/phone-verification.ts'
import type { User } from '../domain/user.ts'
import { COUNTED_PHONE_KEY, PHONE_CODE_KEY } from '../key-purposes.ts'
import {
  confirmPhone,
  countCodes,
  findCodeRecipient,
  findRecentCode,
  insertCode,
  lockCodes,
  type PhoneVerification,
  tryCode,
} from '../store/phone-verifications.ts'
import { findSignedIn, findUser } from '../store/users.ts'
import { attemptPhoneCode } from './login-throttle.ts'

interface Asker {
  id: string
  session: string
  address: string
}

const codeFor = (key: Buffer, id: string) => codeOf(createHmac('sha256', key).update(id).digest())

const hashOf = (key: Buffer, phone: string) => createHmac('sha256', key).update(phone).digest()

/** What a number is counted as once the account that had a code sent there is erased. */
export const countedPhone = ({ secret }: Pick<Deps, 'secret'>, phone: string): Buffer =>
  hashOf(keyFor(secret, COUNTED_PHONE_KEY), phone)

const signedOut = () => new DomainError('unauthenticated', 'The session has ended.')

function tooManyCodes(seconds: number): DomainError {
  return new DomainError('rate_limited', 'No more codes can be sent for now.', {
    headers: { 'retry-after': String(seconds) },
  })
}

/** Has a code sent to a number, unless one is on its way there already. */
export async function requestCode(ctx: UserContext, asker: Asker, phone: string): Promise<PhoneVerification> {
  const refusal = refusalOfNumber(phone, ctx.smsCountries)
  if (refusal) throw unprocessableField('/phone', refusal.code, refusal.detail)
  const network = clientNetworkOf(ctx.principal)
  const site = network === null ? null : siteOfNetwork(network)
  const phoneHashes = keysFor(ctx.secret, COUNTED_PHONE_KEY).map((key) => hashOf(key, phone))
  const wanted = { user: asker.id, phone, phoneHashes, network, site }
  return ctx.pg.tx(async (tx) => {
    await lockCodes(tx)
    if (!(await findSignedIn(tx, asker.id, asker.session))) throw signedOut()
    const recent = await findRecentCode(tx, asker.id, phone)
    if (recent) return recent
    const seconds = waitForCode(await countCodes(tx, wanted), ctx.phoneCodesPerDay)
    if (seconds !== null) throw tooManyCodes(seconds)
    const sent = await insertCode(tx, newId('pvr'), wanted)
    const { id } = sent
    await ctx.outbox.add(tx, ctx, { type: 'user.phone_code_requested', aggregate: id, data: { verification_id: id } })
    return sent
  })
}

/** When the number may be sent another code. */
export const nextCodeAt = ({ created_at }: PhoneVerification): Date =>
  new Date(created_at.getTime() + phoneVerification.quietSeconds * 1_000)

/** Whether it is the code of this verification; the installation's secret may have been rotated since it was sent. */
function isRight({ secret }: Pick<Deps, 'secret'>, id: string, code: string): boolean {
  const given = Buffer.from(code)
  const fits = keysFor(secret, PHONE_CODE_KEY).map((key) => timingSafeEqual(Buffer.from(codeFor(key, id)), given))
  return fits.includes(true)
}

/** Makes a number the account's, for whoever knows the code that was sent to it. */
export async function confirmCode(ctx: UserContext, asker: Asker, code: string): Promise<User> {
  const attempt = await attemptPhoneCode(ctx, asker)
  const isConfirmed = await ctx.pg.tx(async (tx) => {
    const tried = await tryCode(tx, asker.id, asker.session)
    if (!tried || !isRight(ctx, tried.id, code)) return false
    attempt.succeed(tx)
    confirmPhone(tx, tried)
    return true
  })
  if (!isConfirmed) {
    if (attempt.wrong.code === 'rate_limited') throw attempt.wrong
    throw unprocessableField('/code', 'wrong', 'This is not the code that was sent last, or it is not good any more.')
  }
  const user = await findUser(ctx.pg, asker.id)
  if (!user) throw signedOut()
  return user
}

/** Number and code, for the moment the SMS is sent. */
export async function readCode(
  deps: Pick<Deps, 'pg' | 'secret'>,
  id: string,
): Promise<{ user_id: string; phone: string; locale: string; code: string }> {
  const found = await findCodeRecipient(deps.pg, id)
  if (!found) throw notFound('The verification')
  return { ...found, code: codeFor(keyFor(deps.secret, PHONE_CODE_KEY), id) }
}
