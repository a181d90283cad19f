import type { SnapshotConnection } from '@stoa/kit/postgres/snapshot'
import { BackupError } from './error.ts'

/**
 * The order service first, then those that it calls: what it has recorded of a payment or of stock is committed there
 * before, and so is in their snapshots. What they know beyond that, its recovery and its comparison of holds bring to
 * an end, as after a crash. Accounts are last, so that none is missing that an order is of.
 */
export const CUT_ORDER = ['order', 'payment', 'inventory', 'user'] as const

const TRIES = 20
/** Longer than any transaction of the payment service. */
const MARGIN = "interval '1 minute'"

/** Every payment that was begun lately has its checkout: nobody would end one that the order service knows nothing of. */
async function isWhole(order: SnapshotConnection, payment: SnapshotConnection): Promise<boolean> {
  const [cut] = await order.query<{ at: Date }>('SELECT now() AS at')
  const payments = await payment.query<{ id: string }>(
    `SELECT checkout_id AS id FROM payments WHERE created_at > $1::timestamptz - ${MARGIN} AND checkout_id <> ''`,
    [cut?.at],
  )
  const ids = payments.map(({ id }) => id)
  const [unknown] = await order.query<{ count: number }>(
    `SELECT count(*)::int4 AS count FROM unnest($1::text[]) AS p (id)
      WHERE NOT EXISTS (SELECT FROM checkouts c WHERE c.id = p.id)`,
    [ids],
  )
  return unknown?.count === 0
}

/**
 * Takes the snapshots of all services within milliseconds, in their order. A checkout that is begun and paid for within
 * those is in one of them only: then they are taken again.
 */
export async function takeCut(connections: ReadonlyMap<string, SnapshotConnection>): Promise<void> {
  const of = (service: (typeof CUT_ORDER)[number]) => {
    const connection = connections.get(service)
    if (!connection) throw new BackupError(`There is no address for the database of ${service}.`)
    return connection
  }
  for (let tries = 0; tries < TRIES; tries++) {
    for (const service of CUT_ORDER) await of(service).take()
    if (await isWhole(of('order'), of('payment'))) return
  }
  throw new BackupError('Payments come faster than snapshots can be taken.')
}
