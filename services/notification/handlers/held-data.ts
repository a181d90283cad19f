import type { Handler, NotificationContext } from '../context.ts'
import { addressSubject, ORDER_TEMPLATES } from '../domain/preferences.ts'
import { suppressible, suppressionId } from '../domain/suppression.ts'
import type { operations } from '../generated/types.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { listHeldMessages, listHeldMessagesOf, listHeldSuppressions } from '../store/held-data.ts'
import { listSubscriptions } from '../store/push-subscriptions.ts'

type Body = operations['readMessageData']['requestBody']['content']['application/json']
type Page = { data: Record<string, unknown>[]; next: string | null }

/** Messages with their texts that are in memory at a time. */
const PAGE = 50
/** Changes of what somebody has chosen, of each subject. */
const CHANGES = 1_000

const presentMessage = (delivery: Delivery) => {
  const { _id: id, channel, template, reference, to, locale, subject, text, status, created_at, sent_at } = delivery
  return { id, channel, template, reference, to, locale, subject, text, status, created_at, sent_at }
}

const whole = (data: Page['data']): Page => ({ data, next: null })

const addressesOf = ({ email, phone }: Body) => [email, phone].filter((to) => to !== null)

function pageOf(deliveries: readonly Delivery[]): Page {
  const last = deliveries.length === PAGE ? deliveries.at(-1) : undefined
  return { data: deliveries.map(presentMessage), next: last?.sort_key ?? null }
}

/** What was chosen: of the account, and of the address, which whoever has it chooses for. */
async function consentsOf({ preferences }: NotificationContext, { customer_id, email }: Body): Promise<Page> {
  const subjects = [customer_id, email && addressSubject(email)].filter((subject) => subject !== null)
  const from = { after: null, back: false, limit: CHANGES }
  const changes = await Promise.all(subjects.map((subject) => preferences.list(subject, from)))
  return whole(
    changes
      .flat()
      .map(({ version, choices, quiet_hours, source, at }) => ({ version, choices, quiet_hours, source, at })),
  )
}

async function devicesOf({ subscriptions }: NotificationContext, { customer_id }: Body): Promise<Page> {
  if (customer_id === null) return whole([])
  const devices = await listSubscriptions(subscriptions, customer_id, { after: null, back: false, limit: PAGE })
  return whole(
    devices.map(({ _id: id, target, user_agent, created_at }) => {
      // Where it is reached, without the keys that messages to it are encrypted with.
      const address = target.kind === 'web' ? target.endpoint : target.token
      return { id, kind: target.kind, address, user_agent, created_at }
    }),
  )
}

async function suppressionsOf({ suppressions }: NotificationContext, body: Body): Promise<Page> {
  const ids = addressesOf(body).flatMap((to) => suppressible.map((channel) => suppressionId(channel, to)))
  const found = await listHeldSuppressions(suppressions, ids)
  return whole(found.map(({ channel, address, reason, created_at }) => ({ channel, address, reason, created_at })))
}

/** What is read of each kind. */
const READ: Record<Body['kind'], (ctx: NotificationContext, body: Body) => Promise<Page>> = {
  messages: async ({ deliveries }, body) => {
    return pageOf(await listHeldMessages(deliveries, body, { after: body.after ?? null, limit: PAGE }))
  },
  of_orders: async ({ deliveries }, body) => {
    const of = { references: body.order_ids ?? [], but: addressesOf(body), templates: ORDER_TEMPLATES }
    return pageOf(await listHeldMessagesOf(deliveries, of, { after: body.after ?? null, limit: PAGE }))
  },
  consents: consentsOf,
  devices: devicesOf,
  suppressions: suppressionsOf,
}

export const readMessageData: Handler<'readMessageData'> = async ({ body }, ctx) => ({
  status: 200,
  body: await READ[body.kind](ctx, body),
})
