import { execute, query } from '@stoa/kit/postgres/sql'
import { customer, staff } from '@stoa/kit/testing/app'
import fc from 'fast-check'
import t from 'tap'
import { receiveWebhook } from '../flows/provider-webhooks.ts'
import {
  authoriseOf,
  cancelOf,
  createFixture,
  eur,
  type Fixture,
  findInconsistencies,
  recoverAll,
  sendWebhook,
} from './fixture.ts'

type Command = { do: string; amount?: number; ok?: boolean }

const amount = fc.integer({ min: 1, max: 1200 })

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constantFrom('authorise', 'read', 'cancel', 'void', 'recover', 'decide', 'webhook') }),
  fc.record({ do: fc.constant('confirm'), ok: fc.boolean() }),
  fc.record({ do: fc.constantFrom('capture', 'refund', 'refund again'), amount }),
)

const action = fc.record({
  command,
  fault: fc.constantFrom(null, null, 'request lost' as const, 'response lost' as const, 'refused' as const),
  concurrent: fc.boolean(),
})

async function perform(fixture: Fixture, id: string, token: string, { do: what, ...more }: Command, number: number) {
  const clerk = fixture.as(staff('payments.write'))
  const refund = (refund_id: string) =>
    fixture.internal('POST', `/internal/payments/${id}/refunds`, {
      body: { refund_id, amount: eur(more.amount ?? 1), reason: null },
    })
  const operations: Record<string, () => Promise<unknown>> = {
    authorise: () => authoriseOf(fixture, id, token),
    read: () => fixture.internal('GET', `/internal/payments/${id}`),
    cancel: () => cancelOf(fixture, id),
    void: () => clerk('POST', `/v1/admin/payments/${id}/void`),
    capture: () => clerk('POST', `/v1/admin/payments/${id}/capture`, { body: { amount: eur(more.amount ?? 1) } }),
    refund: () => refund(`${id}-${number}`),
    'refund again': () => refund(`${id}-again`),
    confirm: () =>
      fixture.as(customer('usr_ada'))('POST', `/v1/payments/${id}/confirm`, {
        body: { details: { outcome: more.ok ? 'ok' : 'fail' } },
      }),
    recover: () => recoverAll(fixture),
    decide: async () => {
      await execute(fixture.pg, 'UPDATE test_provider_charges SET decides_at = now() WHERE decides_at IS NOT NULL')
      await fixture.faulty.provider.deliverWebhooks?.((headers, raw) =>
        receiveWebhook(fixture.context(), 'test', headers, () => raw),
      )
    },
    webhook: () => sendWebhook(fixture, { charge: `${id}:charge`, id: `evt_${id}_${number}` }),
  }
  return operations[what]?.()
}

/** Staff have everything tried again that the provider refused. */
async function retryRefused(fixture: Fixture) {
  const clerk = fixture.as(staff('payments.read', 'payments.write'))
  const { body } = await clerk<{ data: { id: string }[] }>('GET', '/v1/admin/refunds?needs_staff=true&limit=100')
  for (const { id } of body.data) await clerk('POST', `/v1/admin/refunds/${encodeURIComponent(id)}/retry`)
}

const manualAction = fc.record({
  do: fc.constantFrom(
    'receive',
    'receive again',
    'receive all',
    'refund',
    'confirm',
    'reject',
    'cancel',
    'void',
    'recover',
  ),
  amount: fc.integer({ min: 1, max: 700 }),
  concurrent: fc.boolean(),
})

/** One manual payment, and the refunds that staff have confirmed. */
interface ManualPayment {
  id: string
  confirmed: Set<string>
}

async function performManually(fixture: Fixture, payment: ManualPayment, what: string, amount: number, number: number) {
  const { id, confirmed } = payment
  const clerk = fixture.as(staff('payments.read', 'payments.write'))
  const receive = (body: object, key: string) =>
    clerk('POST', `/v1/admin/payments/${id}/capture`, { body, headers: { 'idempotency-key': key } })
  const end = async (how: 'confirm' | 'reject') => {
    const { body } = await clerk<{ refunds: { id: string }[] }>('GET', `/v1/admin/payments/${id}`)
    const refund = body.refunds.at(-1)?.id ?? 'none'
    const reason = how === 'reject' ? { reason: 'no' } : {}
    const { status } = await clerk('POST', `/v1/admin/refunds/${encodeURIComponent(refund)}/${how}`, { body: reason })
    if (how === 'confirm' && status === 200) confirmed.add(refund)
  }
  const operations: Record<string, () => Promise<unknown>> = {
    receive: () => receive({ amount: eur(amount) }, `${id}-${number}`),
    'receive again': () => receive({ amount: eur(300) }, `${id}-again`),
    'receive all': () => receive({}, `${id}-${number}`),
    refund: () =>
      fixture.internal('POST', `/internal/payments/${id}/refunds`, {
        body: { refund_id: `${id}-${number}`, amount: eur(amount), reason: null },
      }),
    confirm: () => end('confirm'),
    reject: () => end('reject'),
    cancel: () => cancelOf(fixture, id),
    void: () => clerk('POST', `/v1/admin/payments/${id}/void`),
    recover: () => recoverAll(fixture),
  }
  await operations[what]?.()
}

/** Sends each action, together with the one before when that is marked as concurrent. */
async function inTurn<A extends { concurrent: boolean }>(
  actions: readonly A[],
  send: (action: A, number: number) => Promise<unknown>,
): Promise<void> {
  let running: Promise<unknown>[] = []
  for (const [number, action] of actions.entries()) {
    running.push(send(action, number))
    if (action.concurrent) continue
    await Promise.all(running)
    running = []
  }
  await Promise.all(running)
}

t.test('manual money: only what staff recorded came in, and only what they confirmed went back', async (t) => {
  const fixture = await createFixture(t)
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(manualAction, { minLength: 2, maxLength: 12 }), async (actions) => {
      const payment: ManualPayment = { id: `m-${++run}`, confirmed: new Set() }
      await authoriseOf(fixture, payment.id, '', { method: 'bank_transfer' })
      await inTurn(actions, ({ do: what, amount }, number) => performManually(fixture, payment, what, amount, number))
      await recoverAll(fixture)
      const sent = await query<{ id: string }>(
        fixture.pg,
        "SELECT id FROM refunds WHERE payment_id = $1 AND status = 'succeeded'",
        [payment.id],
      )
      const [went, confirmed] = [sent.map(({ id }) => id), [...payment.confirmed]].map((ids) => ids.sort().join())
      if (went !== confirmed) throw new Error(`${went} went back, ${confirmed} was confirmed`)
      const differences = await findInconsistencies(fixture.pg)
      if (differences.length > 0) throw new Error(differences.join('\n'))
    }),
    { numRuns: 60 },
  )
  t.pass('60 runs')
})

t.test('ledger and provider agree after any sequence of operations, faults and races', async (t) => {
  const fixtures = { automatic: await createFixture(t), manual: await createFixture(t, { capture: 'manual' }) }
  const tokens = fc.constantFrom('tok_approve', 'tok_decline', 'tok_action', 'tok_lost_reply', 'tok_webhook_only')
  const modes = fc.constantFrom('automatic' as const, 'manual' as const)
  let run = 0
  await fc.assert(
    fc.asyncProperty(modes, tokens, fc.array(action, { minLength: 2, maxLength: 9 }), async (mode, token, actions) => {
      const fixture = fixtures[mode]
      const id = `${mode}-${++run}`
      await inTurn(actions, ({ command, fault }, number) => {
        fixture.faulty.fault = () => fault
        return perform(fixture, id, token, command, number)
      })
      fixture.faulty.fault = () => null
      // The first round authorises what was lost, the second decides it.
      for (const round of [98, 99]) {
        await recoverAll(fixture)
        await perform(fixture, id, token, { do: 'decide' }, round)
      }
      await recoverAll(fixture)
      await retryRefused(fixture)
      const differences = await findInconsistencies(fixture.pg)
      if (differences.length > 0) throw new Error(differences.join('\n'))
    }),
    { numRuns: 60 },
  )
  t.pass('60 runs')
})
