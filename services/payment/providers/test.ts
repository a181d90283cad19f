import { setTimeout as pause } from 'node:timers/promises'
import type { Postgres } from '@stoa/kit/postgres/pg'
import type { Keys } from '@stoa/kit/security/secrets'
import { UnavailableError } from '@stoa/kit/values/problem'
import type { Charge } from '../domain/charge.ts'
import * as network from '../store/test-network.ts'
import type { ChargeRef, Provider } from './provider.ts'
import { signTestWebhook, verifyTestWebhook } from './test-webhook.ts'

/** How long `tok_slow` takes. */
const SLOW_MS = 2_000

function chargeOf(stored: network.StoredCharge): Charge {
  const { reference, status, currency, amount, captured, failure, refunds } = stored
  const action = status === 'requires_action' ? ({ type: 'confirm' } as const) : null
  return { reference, status, currency, amount, captured, action, failure, refunds }
}

function outcomeOf(token: string): network.Outcome {
  if (token === 'tok_decline') return 'declined'
  if (token === 'tok_action') return 'requires_action'
  if (token === 'tok_webhook_only') return 'processing'
  return 'approved'
}

async function readKnownCharge(pg: Postgres, { key }: ChargeRef): Promise<Charge> {
  const stored = await network.readCharge(pg, key)
  if (!stored) throw new Error(`the test network has no charge ${key}`)
  return chargeOf(stored)
}

/**
 * A card network that moves no money and behaves like a real one otherwise: it keeps its own records (tables
 * test_provider_*) in its own transactions, by idempotency key, so that tests can prove that lost responses and repeated
 * calls are harmless. `details.token` chooses what happens (README).
 */
export function createTestProvider(pg: Postgres, secret: Keys): Provider {
  return {
    name: 'test',
    async authorise({ key, currency, amount }, { capture, details }) {
      const token = details.token ?? 'tok_approve'
      if (token === 'tok_slow') await pause(SLOW_MS)
      const stored = await network.insertCharge(pg, { key, currency, amount, capture, outcome: outcomeOf(token) })
      if (token === 'tok_lost_reply') throw new UnavailableError('The test network lost its response.', true)
      return stored ? chargeOf(stored) : readKnownCharge(pg, { key, currency, amount, known: null })
    },
    async confirm(charge, details) {
      await network.confirmCharge(pg, charge.key, details.outcome !== 'fail')
      return readKnownCharge(pg, charge)
    },
    async capture(charge, amount) {
      await network.captureCharge(pg, charge.key, amount)
      return readKnownCharge(pg, charge)
    },
    async void(charge) {
      await network.voidCharge(pg, charge)
      return readKnownCharge(pg, charge)
    },
    async refund(charge, { key, amount }) {
      await network.refundCharge(pg, { key, chargeKey: charge.key, amount })
      return readKnownCharge(pg, charge)
    },
    async fetch({ key }) {
      const stored = await network.readCharge(pg, key)
      return stored ? chargeOf(stored) : null
    },
    verifyWebhook: (headers, now) => verifyTestWebhook(secret, headers, now),
    untilWebhookMs: () => network.untilWebhookMs(pg),
    async deliverWebhooks(receive) {
      await network.decideDue(pg)
      for (const charge of await network.listUndelivered(pg)) {
        const body = JSON.stringify({ type: `charge.${charge.status}`, charge: charge.key })
        const webhook = { id: `${charge.reference}_${charge.status}`, sentAt: charge.sent_at, body }
        await receive(signTestWebhook(secret, webhook), Buffer.from(body))
        await network.markDelivered(pg, charge.key)
      }
    },
  }
}
