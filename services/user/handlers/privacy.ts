import { Readable } from 'node:stream'
import { listPage } from '@stoa/kit/contract/list-page'
import { commit } from '@stoa/kit/postgres/idempotency'
import { headersOfChange } from '@stoa/kit/security/principal'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Handler, UserContext } from '../context.ts'
import { MAX_ADDRESSES } from '../domain/address.ts'
import { waitsFor } from '../domain/erasure.ts'
import { actorOf } from '../flows/actor.ts'
import * as flow from '../flows/erasure.ts'
import { readInTurn, takeExportTurn } from '../flows/export-turns.ts'
import { type DataSubject, findSubject, personalData, subjectOf } from '../flows/personal-data.ts'
import { listAddresses } from '../store/addresses.ts'
import { type Erasure, findErasure, listErasures as readErasures } from '../store/erasures.ts'
import { listHeldVerifications } from '../store/held-data.ts'
import { findUser } from '../store/users.ts'
import { presentAddress, presentCustomer, requireUser } from './present.ts'

const FORMAT = 'stoa-personal-data-1'

/** What this service holds that is not long. */
async function headOf({ pg, now }: UserContext, { user, email }: DataSubject) {
  const all = { after: null, back: false, limit: MAX_ADDRESSES }
  return {
    format: FORMAT,
    generated_at: now.toISOString(),
    customer_id: user?.id ?? null,
    email,
    account: user ? presentCustomer(user) : null,
    addresses: user ? (await listAddresses(pg, user.id, all)).map(presentAddress) : [],
    verifications: user ? await listHeldVerifications(pg, user.id) : [],
  }
}

/** The document as a file, once its first piece is there. */
async function fileOf(ctx: UserContext, subject: DataSubject, isForStaff = false) {
  const endTurn = takeExportTurn(subject.user?.id ?? subject.email ?? '', isForStaff)
  try {
    const pieces = personalData(ctx, subject, await headOf(ctx, subject))
    const first = await pieces.next()
    async function* all() {
      yield first.value as string
      yield* pieces
    }
    const headers = {
      'content-type': 'application/vnd.stoa.personal-data+json',
      'content-disposition': `attachment; filename="personal-data-${ctx.now.toISOString().slice(0, 10)}.json"`,
    }
    return { status: 200 as const, headers, body: readInTurn(Readable.from(all()), endTurn) }
  } catch (error) {
    endTurn()
    throw error
  }
}

export const exportMyData: Handler<'exportMyData'> = async (_input, ctx) => {
  const user = await findUser(ctx.pg, requireUser(ctx.principal).id)
  if (!user) throw notFound('The account')
  return fileOf(ctx, subjectOf(user, false))
}

type Named = { customer_id: string } | { email: string }

/** Whom staff have named, by one of the two. */
function named({ customer_id, email }: { customer_id?: string; email?: string }): Named {
  if (customer_id !== undefined && email === undefined) return { customer_id }
  if (email !== undefined && customer_id === undefined) return { email }
  throw new DomainError('validation_failed', 'Send customer_id or email, one of them.')
}

export const exportPersonalData: Handler<'exportPersonalData'> = async ({ body }, ctx) =>
  fileOf(ctx, await findSubject(ctx, named(body)), true)

const presentErasure = ({ id, customer_id, requested_by, requested_at, reports, completed_at }: Erasure) => ({
  ...{ id, customer_id, requested_by, requested_at: requested_at.toISOString() },
  waits_for: completed_at ? [] : waitsFor(reports),
  completed_at: completed_at?.toISOString() ?? null,
})

export const eraseMe: Handler<'eraseMe'> = async ({ body }, ctx) => {
  const who = requireUser(ctx.principal)
  const erasure = await flow.eraseOwnAccount(ctx, who, body.current_password)
  return { status: 202, headers: headersOfChange(who.id), body: presentErasure(erasure) }
}

export const createErasure: Handler<'createErasure'> = ({ body }, ctx) =>
  commit(ctx, async (tx) => {
    const [person, by] = [named(body), actorOf(ctx.principal)]
    const erasure =
      'email' in person
        ? await flow.eraseAddress(ctx, tx, person.email, by)
        : await flow.eraseCustomer(ctx, tx, person.customer_id, by)
    const { customer_id: erased } = erasure
    const headers = erased === null ? {} : { headers: headersOfChange(erased) }
    return { status: 202 as const, ...headers, body: presentErasure(erasure) }
  })

export const listErasures: Handler<'listErasures'> = async ({ query }, ctx) => {
  const body = await listPage(ctx, query, {
    list: 'erasures',
    read: (from) => readErasures(ctx.pg, from),
    keyOf: ({ id }) => id,
    present: presentErasure,
  })
  return { status: 200, body }
}

export const getErasure: Handler<'getErasure'> = async ({ params }, ctx) => {
  const erasure = await findErasure(ctx.pg, params.id)
  if (!erasure) throw notFound('The erasure')
  return { status: 200, body: presentErasure(erasure) }
}

export const readErasure: Handler<'readErasure'> = async ({ params }, ctx) => {
  const { requested_at, ...person } = await flow.readErasure(ctx, params.id)
  return { status: 200, body: { ...person, requested_at: requested_at.toISOString() } }
}

export const reportErasure: Handler<'reportErasure'> = async ({ params, body }, ctx) => {
  if (ctx.principal.kind !== 'service') throw new DomainError('forbidden')
  await flow.noteReport(ctx, params.id, ctx.principal.name, body.round)
  return { status: 204 }
}
