import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import { anonymous, testSecret } from '@stoa/kit/testing/app'
import fc from 'fast-check'
import t from 'tap'
import { processMessages, receiveMessage } from '../flows/messages.ts'
import { signTestWebhook } from '../providers/test-webhook.ts'
import { authoriseOf, bookOf, brokenBooks, type Call, eur, type Room, recover, room } from './room.ts'

const cancelOf = (here: Room, id: string) => here.internal('POST', `/internal/payments/${id}/cancel`)
const stateOf = async (here: Room, id: string) => (await here.internal('GET', `/internal/payments/${id}`)).body
const staffCapture = async (here: Room, id: string) => {
  const { staff } = await import('@stoa/kit/testing/app')
  return here.as(staff('payments.write'))('POST', `/v1/admin/payments/${id}/capture`)
}

t.test('crash points: whichever call is lost, or its answer, recovery ends in one charge and one truth', async (t) => {
  const here = await room(t, { capture: 'manual' })
  let number = 0
  for (const fault of ['lost', 'answer lost'] as const) {
    for (const broken of ['authorise', 'capture', 'refund'] as Call[]) {
      const id = `p${++number}`
      here.line.fault = (call) => (call === broken ? fault : null)
      await authoriseOf(here, id)
      await staffCapture(here, id)
      const body = { refund_id: `r${id}`, amount: eur(400), reason: null }
      const first = await here.internal('POST', `/internal/payments/${id}/refunds`, { body })
      if (broken === 'refund') t.match(first.body, { refund: { id: `r${id}`, status: 'pending' } }, fault)
      here.line.fault = () => null
      await recover(here)
      await staffCapture(here, id)
      const again = await here.internal('POST', `/internal/payments/${id}/refunds`, { body })
      t.match(again.body, { refund: { id: `r${id}`, status: 'succeeded' } })
      const expected = { status: 'captured', captured: eur(1000), refunded: eur(400) }
      t.match(await stateOf(here, id), expected, `${broken} ${fault}`)
      t.match(await bookOf(here.pg, id), { captured: 1000, refunded: 400 })
    }
  }
  t.same(await brokenBooks(here.pg), [])
})

t.test('crash points of an undo: the wish survives, the answer is 503 until it is true', async (t) => {
  const here = await room(t)
  const cases: [string, string, Call, 'lost' | 'answer lost'][] = [
    ['p1', 'tok_approve', 'refund', 'lost'],
    ['p2', 'tok_approve', 'refund', 'answer lost'],
    ['p3', 'tok_action', 'void', 'lost'],
    ['p4', 'tok_action', 'void', 'answer lost'],
    ['p5', 'tok_lost_reply', 'fetch', 'lost'],
  ]
  for (const [id, token, broken, fault] of cases) {
    await authoriseOf(here, id, token)
    here.line.fault = (call) => (call === broken ? fault : null)
    t.match(await cancelOf(here, id), { status: 503 }, `${broken} ${fault}`)
    here.line.fault = () => null
    await recover(here)
    t.match(await cancelOf(here, id), { status: 200, body: { status: 'cancelled' } })
    const book = (await bookOf(here.pg, id)) as { captured: number; refunded: number }
    t.equal(book.captured, book.refunded, 'nobody is charged')
  }
  t.same(await brokenBooks(here.pg), [])
})

t.test('cancelPayment of an unknown payment: a late authorise never charges', async (t) => {
  const here = await room(t)
  t.match(await cancelOf(here, 'early'), { status: 200, body: { status: 'cancelled' } })
  t.match(await cancelOf(here, 'early'), { status: 200 })
  t.match(await authoriseOf(here, 'early'), { status: 200, body: { status: 'cancelled', captured: { amount: 0 } } })
  t.equal(await bookOf(here.pg, 'early'), undefined)
  t.match(await here.internal('GET', '/internal/payments/never'), { status: 404 })
})

t.test('cancelPayment while authorisePayment is on its way: never charged and cancelled', async (t) => {
  const here = await room(t)
  for (const where of ['before', 'after'] as const) {
    const id = `p-${where}`
    const [reached, reach] = gate()
    const [freed, free] = gate()
    here.line[where] = async (call) => {
      if (call !== 'authorise') return
      reach()
      await freed
    }
    const authorising = authoriseOf(here, id)
    await reached
    t.match(await cancelOf(here, id), { status: 200, body: { status: 'cancelled' } })
    free()
    t.match(await authorising, { status: 200, body: { status: 'cancelled' } })
    const book = (await bookOf(here.pg, id)) as { captured: number; refunded: number }
    t.equal(book.captured - book.refunded, 0, where)
    here.line[where] = async () => undefined
  }
  await Promise.all(
    Array.from({ length: 30 }, (_, n) => Promise.all([authoriseOf(here, `r${n}`), cancelOf(here, `r${n}`)])),
  )
  await recover(here)
  const left = await query(here.pg, "SELECT id FROM payments WHERE status <> 'cancelled' OR captured <> refunded")
  t.same(left, [])
  t.same(await brokenBooks(here.pg), [])
})

function gate(): [Promise<void>, () => void] {
  const { promise, resolve } = Promise.withResolvers<void>()
  return [promise, resolve]
}

t.test('late success: money that comes after the end is booked and goes back; the status stays', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'declined', 'tok_decline')
  await authoriseOf(here, 'cancelled', 'tok_action')
  await cancelOf(here, 'cancelled')
  await execute(here.pg, "UPDATE test_provider_charges SET status = 'captured', captured = amount")
  for (const id of ['declined', 'cancelled']) await hookOf(here, { charge: `${id}:charge`, id: `evt_${id}` })
  await recover(here)
  t.match(await stateOf(here, 'declined'), { status: 'failed', captured: eur(1000), refunded: eur(1000) })
  t.match(await stateOf(here, 'cancelled'), { status: 'cancelled', captured: eur(1000), refunded: eur(1000) })
  t.same(await brokenBooks(here.pg), [])
})

t.test('a charge of another amount than was asked for is not believed', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'p', 'tok_lost_reply')
  await execute(here.pg, 'UPDATE test_provider_charges SET amount = 999, captured = 999')
  t.match(await here.internal('GET', '/internal/payments/p'), { status: 500 })
  t.same(await query(here.pg, 'SELECT status, captured FROM payments'), [{ status: 'pending', captured: 0 }])
})

t.test('a refund made at the provider reaches the ledger', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'p')
  await execute(here.pg, 'UPDATE test_provider_charges SET refunded = 250')
  await execute(here.pg, "INSERT INTO test_provider_refunds VALUES ('dashboard', 'p:charge', 250, 'succeeded')")
  await hookOf(here, { charge: 'p:charge' })
  await processMessages(here.work())
  t.match(await stateOf(here, 'p'), { status: 'captured', refunded: eur(250) })
  t.same(await brokenBooks(here.pg), [])
})

interface Hook {
  charge: string
  id?: string
  /** Seconds from now. */
  sentAt?: number
  secret?: string
  /** What arrives instead of what was signed. */
  tampered?: string
  headers?: Record<string, string>
}

function hookOf(here: Room, hook: Hook) {
  const body = JSON.stringify({ type: 'charge.captured', charge: hook.charge })
  const sentAt = Math.floor(Date.now() / 1000) + (hook.sentAt ?? 0)
  const secret = hook.secret ? { current: hook.secret } : testSecret
  const headers = { ...signTestWebhook(secret, { id: hook.id ?? 'evt_1', sentAt, body }), ...hook.headers }
  return here.as(anonymous)('POST', '/v1/payments/webhooks/test', { headers, body: hook.tampered ?? body })
}

t.test('receiveProviderWebhook: what is not surely the provider is refused, and nothing is kept', async (t) => {
  const here = await room(t)
  const charge = 'p:charge'
  const refused: [string, Hook, number][] = [
    ['another secret', { charge, secret: 'another secret of 32 characters!' }, 401],
    ['another body', { charge, tampered: '{"type":"charge.captured","charge":"q:charge"}' }, 401],
    ['the same JSON written otherwise', { charge, tampered: '{ "type":"charge.captured","charge":"p:charge"}' }, 401],
    ['an old timestamp', { charge, sentAt: -301 }, 401],
    ['a timestamp of tomorrow', { charge, sentAt: 86_400 }, 401],
    ['another id', { charge, headers: { 'webhook-id': 'evt_2' } }, 401],
    ['no signature', { charge, headers: { 'webhook-signature': '' } }, 401],
    ['another media type', { charge, headers: { 'content-type': 'text/plain' } }, 415],
    ['a huge body', { charge, tampered: `"${'x'.repeat(300_000)}"` }, 413],
  ]
  for (const [name, hook, status] of refused) t.equal((await hookOf(here, hook)).status, status, name)
  t.same(await query(here.pg, 'SELECT * FROM provider_messages'), [])
  t.equal((await hookOf(here, { charge, sentAt: -290 })).status, 200, 'within five minutes')
})

t.test('receiveProviderWebhook: early, late, twice and for nobody are all harmless', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'p', 'tok_webhook_only')
  t.match(await hookOf(here, { charge: 'p:charge' }), { status: 200, body: { received: true } })
  await processMessages(here.work())
  t.match(
    await maybe(here.pg, "SELECT status FROM payments WHERE id = 'p'"),
    { status: 'pending' },
    'a message proves nothing',
  )

  await execute(here.pg, "UPDATE test_provider_charges SET status = 'captured', captured = amount")
  t.equal((await hookOf(here, { charge: 'p:charge', id: 'evt_2' })).status, 200)
  t.equal((await hookOf(here, { charge: 'p:charge', id: 'evt_2' })).status, 200, 'a replay is thanked for')
  t.equal((await hookOf(here, { charge: 'nobody:charge', id: 'evt_3' })).status, 200)
  await Promise.all([processMessages(here.work()), processMessages(here.work())])
  t.match(await maybe(here.pg, "SELECT status FROM payments WHERE id = 'p'"), { status: 'captured' })
  t.equal(here.events.filter((event) => event.status === 'captured').length, 1)
  const rows = await query<{ due_at: Date | null }>(here.pg, 'SELECT due_at FROM provider_messages')
  t.same(
    rows.map((row) => row.due_at),
    [null, null, null],
    'all worked on, each kept once',
  )
})

t.test('a message whose provider is away stays due', async (t) => {
  const here = await room(t)
  await authoriseOf(here, 'p', 'tok_lost_reply')
  await hookOf(here, { charge: 'p:charge' })
  here.line.fault = () => 'lost'
  await processMessages(here.work())
  t.equal((await query(here.pg, 'SELECT 1 FROM provider_messages WHERE due_at IS NOT NULL')).length, 1)
  here.line.fault = () => null
  await recover(here)
  t.match(await maybe(here.pg, "SELECT status FROM payments WHERE id = 'p'"), { status: 'captured' })
})

type Command = { do: string; amount?: number; ok?: boolean }

const amount = fc.integer({ min: 1, max: 1200 })
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constantFrom('authorise', 'read', 'cancel', 'void', 'recover', 'decide', 'webhook') }),
  fc.record({ do: fc.constant('confirm'), ok: fc.boolean() }),
  fc.record({ do: fc.constantFrom('capture', 'refund', 'refund again'), amount }),
)
const turn = fc.record({
  command,
  fault: fc.constantFrom(null, null, 'lost' as const, 'answer lost' as const),
  together: fc.boolean(),
})

async function obey(here: Room, id: string, token: string, { do: what, ...more }: Command, number: number) {
  const { customer, staff } = await import('@stoa/kit/testing/app')
  const clerk = here.as(staff('payments.write'))
  const refund = (refund_id: string) =>
    here.internal('POST', `/internal/payments/${id}/refunds`, {
      body: { refund_id, amount: eur(more.amount ?? 1), reason: null },
    })
  const acts: Record<string, () => Promise<unknown>> = {
    authorise: () => authoriseOf(here, id, token),
    read: () => here.internal('GET', `/internal/payments/${id}`),
    cancel: () => cancelOf(here, id),
    void: () => clerk('POST', `/v1/admin/payments/${id}/void`),
    capture: () => clerk('POST', `/v1/admin/payments/${id}/capture`, { body: { amount: eur(more.amount ?? 1) } }),
    refund: () => refund(`${id}-${number}`),
    'refund again': () => refund(`${id}-again`),
    confirm: () =>
      here.as(customer('usr_ada'))('POST', `/v1/payments/${id}/confirm`, {
        body: { details: { outcome: more.ok ? 'ok' : 'fail' } },
      }),
    recover: () => recover(here),
    decide: async () => {
      await execute(here.pg, 'UPDATE test_provider_charges SET decides_at = now() WHERE decides_at IS NOT NULL')
      await here.line.provider.deliver?.((headers, raw) => receiveMessage(here.work(), 'test', headers, raw))
    },
    webhook: () => hookOf(here, { charge: `${id}:charge`, id: `evt_${id}_${number}` }),
  }
  return acts[what]?.()
}

t.test('I1 holds after any sequence of operations, faults and races', async (t) => {
  const rooms = { automatic: await room(t), manual: await room(t, { capture: 'manual' }) }
  const tokens = fc.constantFrom('tok_approve', 'tok_decline', 'tok_action', 'tok_lost_reply', 'tok_webhook_only')
  const modes = fc.constantFrom('automatic' as const, 'manual' as const)
  let run = 0
  await fc.assert(
    fc.asyncProperty(modes, tokens, fc.array(turn, { minLength: 2, maxLength: 9 }), async (mode, token, turns) => {
      const here = rooms[mode]
      const id = `${mode}-${++run}`
      let running: Promise<unknown>[] = []
      for (const [number, { command, fault, together }] of turns.entries()) {
        here.line.fault = () => fault
        running.push(obey(here, id, token, command, number))
        if (together) continue
        await Promise.all(running)
        running = []
      }
      await Promise.all(running)
      here.line.fault = () => null
      // Once to charge what never arrived, and once more to have it decided.
      for (const round of [98, 99]) {
        await recover(here)
        await obey(here, id, token, { do: 'decide' }, round)
      }
      await recover(here)
      const broken = await brokenBooks(here.pg)
      if (broken.length > 0) throw new Error(broken.join('\n'))
    }),
    { numRuns: 60 },
  )
  t.pass('60 runs')
})
