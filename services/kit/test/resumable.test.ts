import t from 'tap'
import { hashRequest } from '../contract/idempotency-key.ts'
import type { AnyResponse } from '../contract/operations.ts'
import { commit } from '../postgres/idempotency.ts'
import { resume } from '../postgres/resumable.ts'
import { query } from '../postgres/sql.ts'
import { testPostgres } from '../testing/databases.ts'
import { DomainError } from '../values/problem.ts'

const keyOf = (key: string, body: object = {}) => ({
  scope: 'user:ada',
  operationId: 'cancel',
  key,
  hash: hashRequest('POST', '/cancel', body),
})

const answer =
  (n: number, isSettled = true) =>
  async () => ({
    response: { status: 200, body: { n } } as AnyResponse,
    isSettled,
  })

const REPLAY = { status: 200, headers: { 'idempotent-replayed': 'true' } }

t.test(
  'resumable: the first settled response is what every repetition gets, and another request is refused',
  async (t) => {
    const pg = await testPostgres(t)
    const ctx = { pg, idempotency: keyOf('k') }
    t.same(await resume(ctx, answer(1, false)), { status: 200, body: { n: 1 } }, 'steps are left')
    await t.rejects(resume({ pg, idempotency: keyOf('k', { other: 1 }) }, answer(9)), {
      code: 'idempotency_key_reused',
    })
    t.same(await resume(ctx, answer(2)), { status: 200, body: { n: 2 } }, 'the repetition carries it on')
    t.match(await resume(ctx, answer(3)), { ...REPLAY, body: { n: 2 } })
    await t.rejects(resume({ pg, idempotency: keyOf('k', { other: 1 }) }, answer(9)), {
      code: 'idempotency_key_reused',
    })
    t.same(await resume({ pg, idempotency: null }, answer(4)), { status: 200, body: { n: 4 } })
  },
)

t.test('resumable: a response that is read anew is not kept', async (t) => {
  const pg = await testPostgres(t)
  const ctx = { pg, idempotency: keyOf('k') }
  let reads = 0
  const present = async () => ({ status: 200, body: { read: ++reads } }) as AnyResponse
  t.same(await resume(ctx, answer(1), present), { status: 200, body: { n: 1 } })
  t.match(await resume(ctx, answer(2), present), { ...REPLAY, body: { read: 1 } })
  t.same(await query(pg, 'SELECT body FROM idempotency_keys'), [{ body: null }])
})

t.test('resumable: a final refusal is kept, any other failure is tried again', async (t) => {
  const pg = await testPostgres(t)
  const ctx = { pg, idempotency: keyOf('k') }
  const fail = (code: 'invalid_state' | 'not_found') => () => Promise.reject(new DomainError(code))
  await t.rejects(resume(ctx, fail('invalid_state')), { code: 'invalid_state' })
  await t.rejects(
    resume(ctx, () => Promise.reject(new Error('broken'))),
    /broken/,
  )
  await t.rejects(resume(ctx, fail('not_found')), { code: 'not_found', extras: { headers: undefined } })
  await t.rejects(resume(ctx, answer(1)), { code: 'not_found', extras: { headers: REPLAY.headers } })
})

t.test('a large refusal is not kept, and judged anew', async (t) => {
  const pg = await testPostgres(t)
  const lines = Array.from({ length: 20 }, (_, n) => ({ variant_id: `var_${n}`, reason: 'unavailable' as const }))
  const refuse = () => Promise.reject(new DomainError('payment_declined', 'They are gone.', { lines }))
  const known = { code: 'payment_declined', extras: { lines: { length: 20 }, headers: undefined } }
  const ways = [
    () => resume({ pg, idempotency: keyOf('resumed') }, refuse),
    () => commit({ pg, idempotency: keyOf('committed') }, refuse),
  ]
  for (const way of [...ways, ...ways]) await t.rejects(way(), known)
  t.same(await query(pg, 'SELECT body FROM idempotency_keys WHERE body IS NOT NULL'), [])
})

t.test('resumable: many at once get one response, and leave one row', async (t) => {
  const pg = await testPostgres(t)
  const ctx = { pg, idempotency: keyOf('k') }
  const bodies = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => (await resume(ctx, answer(n))).body as { n: number }),
  )
  t.equal(new Set(bodies.map(({ n }) => n)).size, 1)
  t.equal((await query(pg, 'SELECT 1 FROM idempotency_keys')).length, 1)
})
