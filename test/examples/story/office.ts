import type { Order } from '@stoa/sdk/source'
import { buy } from '../../harness/purchase.ts'
import { visitor } from '../../harness/shop.ts'
import { until } from '../../harness/until.ts'
import { euros, idOf, type Lamp, type Story, tagged } from './story.ts'

/** About the order that is sent: its confirmation, the receipt of the withdrawal, the parcel, the refund. */
const MAILS = 4

/** Somebody buys, unrecorded. */
function anOrder(story: Story, lamp: Lamp, email: string, method?: string, quantity = 1): Promise<Order> {
  const lines = [{ variantId: lamp.variants[0], quantity }]
  return buy(visitor(story.shop), { lines, email, ...(method ? { method } : {}) })
}

async function ship({ staff }: Story, { id }: Order): Promise<void> {
  const { ifMatch } = await tagged(staff.admin.orders.get(id))
  await staff.admin.orders.update(id, { staff_note: 'Wrap as a present.' }, { ifMatch })
  const parcel = { carrier: 'DHL', tracking_number: 'JD0146000037' }
  const fulfilment = await staff.admin.orders.createFulfilment(id, parcel)
  const tracking_url = 'https://track.example.com/JD0146000037'
  await staff.admin.orders.updateFulfilment(id, fulfilment.id, { tracking_url })
  await staff.admin.orders.markDelivered(id, fulfilment.id)
  await staff.admin.orders.createRefund(id, { amount: euros(700), reason: 'Scratched' })
  await staff.admin.orders.list()
}

/** Of three lamps two are sent, one of which the buyer does not want. */
async function endTheRest(story: Story, lamp: Lamp): Promise<void> {
  const { staff, unseen } = story
  const { id, items } = await anOrder(story, lamp, 'rosalind@example.com', 'test', 3)
  const of = (quantity: number) => [{ item_id: idOf(items[0]), quantity }]
  await unseen.admin.orders.createFulfilment(id, { items: of(2) })
  await staff.admin.orders.cancelItems(id, { items: of(1), restock: false, reason: 'Not made any more' })
  const { time_zone: timeZone } = await unseen.shop.get()
  const declared_on = new Intl.DateTimeFormat('sv', { timeZone }).format(new Date())
  const declared = { name: 'Rosalind Franklin', text: 'One lamp is enough.', declared_on }
  await staff.admin.orders.withdraw(id, { ...declared, items: of(1) })
}

async function payments(story: Story, lamp: Lamp): Promise<void> {
  const { staff, unseen } = story
  const refunded = await anOrder(story, lamp, 'emmy@example.com')
  await staff.admin.payments.refund(refunded.payment.id, { amount: euros(500), reason: 'Goodwill' })
  await staff.admin.payments.get(refunded.payment.id)
  const unpaid = await anOrder(story, lamp, 'sofia@example.com', 'cash_on_delivery')
  await staff.admin.payments.void(unpaid.payment.id)
  const transfers = [
    await anOrder(story, lamp, 'maria@example.com', 'bank_transfer'),
    await anOrder(story, lamp, 'hedy@example.com', 'bank_transfer'),
  ]
  for (const { id, payment, totals } of transfers) {
    await staff.admin.payments.capture(payment.id, { amount: totals.total })
    await until('it is paid', async () => ((await unseen.admin.orders.get(id)).payment_status === 'paid' ? true : null))
    await staff.admin.orders.cancel(id, { reason: 'Not available any more' })
  }
  const { data } = await staff.admin.refunds.list({ status: 'pending', kind: 'manual' })
  await staff.admin.refunds.confirm(idOf(data[0]), { reference: 'SEPA 2026-11-26 42' })
  await staff.admin.refunds.reject(idOf(data[1]), { reason: 'The account is closed.' })
  await staff.admin.payments.list({ limit: 2 })
  await staff.admin.ledger.list({ payment_id: refunded.payment.id, include: ['balances'] })
}

async function people({ staff }: Story, customerId: string): Promise<void> {
  await staff.admin.customers.list()
  await staff.admin.customers.get(customerId)
  await staff.admin.consents.list({ reference: customerId })
  await staff.admin.staff.setPermissions(customerId, { permissions: ['orders.read', 'orders.write'] })
  await staff.admin.staff.list()
  await staff.admin.staff.disable(customerId)
  await staff.admin.staff.enable(customerId)
  await staff.admin.auditLog.list({ limit: 2 })
  await staff.admin.personalData.export({ email: 'caroline@example.com' })
  const { id } = await staff.admin.erasures.create({ email: 'caroline@example.com' })
  await staff.admin.erasures.get(id)
  await staff.admin.erasures.list({ limit: 1 })
}

async function mails(story: Story, order: Order): Promise<void> {
  const { notifications } = story.staff.admin
  const mailed = await until('every mail about the order is sent', async () => {
    const { data } = await story.unseen.admin.notifications.list({ reference: order.id })
    return data.length === MAILS && data.every(({ status }) => status === 'sent') ? data : null
  })
  const sent = mailed.find(({ template }) => template === 'order-confirmation')
  await notifications.get(idOf(sent))
  await notifications.list({ reference: order.id })
  await notifications.resend(idOf(sent))
  await until('what happened to the order is told', async () => {
    const { data } = await story.unseen.admin.events.list({ aggregate: order.id })
    return data.length > 1 ? true : null
  })
  await story.staff.admin.events.list({ aggregate: order.id, limit: 2 })
}

/** Staff send what was bought, give money back, and look after people and mails. */
export async function officeWorks(story: Story, lamp: Lamp, order: Order, customerId: string): Promise<void> {
  await ship(story, order)
  await endTheRest(story, lamp)
  await payments(story, lamp)
  await people(story, customerId)
  await mails(story, order)
}
