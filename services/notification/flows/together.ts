import { callOptions } from '@stoa/kit/contract/context'
import type { EventContext } from '@stoa/kit/events/inbox'
import type { Queues } from '@stoa/kit/events/queue'
import { batched } from '@stoa/kit/timing/batched'
import { createTurns } from '@stoa/kit/timing/turns'
import { notFound } from '@stoa/kit/values/problem'
import type { Clients } from '../generated/clients.ts'
import type { OrderForMessages } from '../generated/order-client.ts'
import { insertDeliveries, settleDelivery, settleSent } from '../store/deliveries.ts'
import type { Deliveries, Delivery } from '../store/delivery-model.ts'
import { addHeldJob } from './delivery-job.ts'

/** As many as readOrders takes. */
const LIMIT = 100

interface OrderWanted {
  id: string
  /** The only declaration of withdrawal that is read with it. */
  withdrawalId?: string
  ctx: EventContext
}

interface Sent {
  claimed: Delivery
  at: Date
}

/** What many events and mails need at the same time, done for all of them at once. */
export interface Together {
  /** Rejects with `not_found` for an order that is not there. */
  readOrder(wanted: OrderWanted): Promise<OrderForMessages>
  /** False when it exists already. */
  insert(delivery: Delivery): Promise<boolean>
  /** Adds the job of a delivery that this process holds. */
  queueHeld(delivery: Delivery): Promise<void>
  /** False when its lease had expired, or that of another mail that was recorded with it. */
  recordSent(sent: Sent): Promise<boolean>
  /** Counts for the caps and inserts, for mails to one mailbox or of one client in turn. */
  inTurn: ReturnType<typeof createTurns>
}

interface TogetherDeps {
  clients: Clients
  deliveries: Deliveries
  queues: Pick<Queues, 'add'>
}

function createOrderReader({ clients: { order } }: TogetherDeps): Together['readOrder'] {
  return batched(async (wanted: readonly OrderWanted[]) => {
    const ids = [...new Set(wanted.map(({ id }) => id))]
    const [first] = wanted
    if (!first) return []
    const options = callOptions(first.ctx)
    const withdrawal_ids = wanted.flatMap(({ withdrawalId }) => withdrawalId ?? [])
    // Orders of the build before refuse what they do not know, so they are sent it for receipts only.
    const declared = withdrawal_ids.length > 0 ? { withdrawal_ids } : {}
    const { data } = await order.readOrders({ body: { order_ids: ids, ...declared } }, options)
    const orders = new Map(data.map((each) => [each.id, each]))
    return wanted.map(({ id }) => {
      const found = orders.get(id)
      if (!found) throw notFound('The order')
      return found
    })
  }, LIMIT)
}

export function createTogether(deps: TogetherDeps): Together {
  const { deliveries, queues } = deps
  const settle = async (sent: readonly Sent[]): Promise<boolean[]> => {
    const [first] = sent
    if (!first) return []
    if (sent.length === 1) return [await settleDelivery(deliveries, first.claimed, { status: 'sent', at: first.at })]
    const claimed = sent.map((each) => each.claimed)
    return settleSent(deliveries, claimed, first.at)
  }
  return {
    readOrder: createOrderReader(deps),
    insert: batched((rows: readonly Delivery[]) => insertDeliveries(deliveries, rows), LIMIT),
    queueHeld: batched(async (rows: readonly Delivery[]) => {
      for (const ofChannel of Map.groupBy(rows, ({ channel }) => channel).values())
        await addHeldJob({ queues }, ofChannel)
      return rows.map(() => undefined)
    }, LIMIT),
    recordSent: batched(settle, LIMIT),
    inTurn: createTurns(),
  }
}
