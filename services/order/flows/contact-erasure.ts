import type { Deps } from '../context.ts'
import { type ErasureStep, erasureStep } from '../domain/erasure.ts'
import { timeZoneOf, type WholeOrder } from '../domain/order.ts'
import { routes } from '../generated/routes.ts'
import { claimErasures, eraseContacts, eraseInvoices, postponeErasures } from '../store/erasures.ts'
import { findOrders } from '../store/orders.ts'

export const CONTACT_LOOP = 'erasure of contacts'

/** Operations whose responses are orders. */
const WITH_ORDERS = routes.flatMap(({ operationId, schema: { response } }) =>
  /"(?:Staff)?Order#"/.test(JSON.stringify(response ?? null)) ? [operationId] : [],
)

/** Orders in one transaction. */
const BATCH = 50

type EraseDeps = Pick<Deps, 'pg' | 'outbox' | 'settings'>

/** Looks at a batch of orders of people who were erased: each keeps what is open, then what invoices need, then nothing. How many. */
async function eraseBatch({ pg, outbox, settings }: EraseDeps, now: Date): Promise<number> {
  const stepOf = (order: WholeOrder) =>
    erasureStep(order, { timeZone: timeZoneOf(order, settings), years: settings.INVOICE_YEARS }, now)
  return pg.tx(async (tx) => {
    const orders = await findOrders(tx, await claimErasures(tx, BATCH))
    if (orders.length === 0) return 0
    const steps = orders.map((order) => ({ ...stepOf(order), id: order.id, number: order.number }))
    const to = (erases: ErasureStep['erases']) => steps.filter((step) => step.erases === erases)
    await postponeErasures(tx, to('nothing'))
    await eraseInvoices(tx, to('invoice'))
    const erased = to('contact')
    await eraseContacts(tx, erased, WITH_ORDERS)
    const events = erased.map(({ id, number }) => {
      const data = { order_id: id, number }
      return { type: 'order.contact_erased', aggregate: id, data } as const
    })
    await outbox.addAll(tx, { now }, events)
    return orders.length
  })
}

/** Looks at all orders that are due. Any replica may; returns how many there were. */
export async function eraseDueContacts(deps: EraseDeps, now: Date): Promise<number> {
  let total = 0
  for (let count = BATCH; count === BATCH; total += count) count = await eraseBatch(deps, now)
  return total
}
