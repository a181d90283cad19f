import type { Condition, DisabledReason } from '../domain/webhook-endpoint.ts'
import type { StoredSecret, WebhookEndpoint, WebhookEndpoints } from './webhook-model.ts'

/** All of them: a shop has a few. The newest first. */
export async function listEndpoints(endpoints: WebhookEndpoints): Promise<WebhookEndpoint[]> {
  return endpoints.find({}).sort({ _id: -1 }).lean<WebhookEndpoint[]>()
}

export async function listEnabled(endpoints: WebhookEndpoints): Promise<WebhookEndpoint[]> {
  return endpoints.find({ is_enabled: true }).lean<WebhookEndpoint[]>()
}

export async function findEndpoint(endpoints: WebhookEndpoints, id: string): Promise<WebhookEndpoint | null> {
  return endpoints.findById(id).lean<WebhookEndpoint>()
}

export async function insertEndpoint(endpoints: WebhookEndpoints, endpoint: WebhookEndpoint): Promise<void> {
  await endpoints.insertMany([endpoint])
}

export async function deleteEndpoint(endpoints: WebhookEndpoints, id: string): Promise<boolean> {
  return (await endpoints.deleteOne({ _id: id })).deletedCount === 1
}

type Edited = Partial<
  Pick<WebhookEndpoint, 'url' | 'event_types' | 'description' | 'is_enabled' | 'disabled_reason' | 'disabled_at'> &
    Condition
>

/** Null when it is not there. */
export async function changeEndpoint(
  endpoints: WebhookEndpoints,
  id: string,
  changes: Edited,
  now: Date,
): Promise<WebhookEndpoint | null> {
  return endpoints
    .findOneAndUpdate({ _id: id }, { $set: { ...changes, updated_at: now } }, { returnDocument: 'after' })
    .lean<WebhookEndpoint>()
}

/** Disables it; null when it is not there, or is disabled already: of several who notice, one does it. */
export async function disableEndpoint(
  endpoints: WebhookEndpoints,
  id: string,
  reason: DisabledReason,
  now: Date,
): Promise<WebhookEndpoint | null> {
  const disabled = { is_enabled: false, disabled_reason: reason, disabled_at: now, updated_at: now }
  return endpoints
    .findOneAndUpdate({ _id: id, is_enabled: true }, { $set: disabled }, { returnDocument: 'after' })
    .lean<WebhookEndpoint>()
}

/** Replaces the secrets unless somebody else has since they were read; then null. */
export async function replaceSecrets(
  endpoints: WebhookEndpoints,
  { _id, secrets }: WebhookEndpoint,
  replaced: readonly StoredSecret[],
  now?: Date,
): Promise<WebhookEndpoint | null> {
  const seen = { _id, 'secrets.0.sealed': secrets[0]?.sealed ?? null }
  const changed = now ? { secrets: replaced, updated_at: now } : { secrets: replaced }
  return endpoints.findOneAndUpdate(seen, { $set: changed }, { returnDocument: 'after' }).lean<WebhookEndpoint>()
}

/** Counts a failed attempt, of which several may end at the same moment; then what follows from the number is saved. */
export async function countFailure(
  endpoints: WebhookEndpoints,
  id: string,
  conditionAfter: (before: Condition) => Condition,
): Promise<WebhookEndpoint | null> {
  const counted = await endpoints
    .findOneAndUpdate({ _id: id }, { $inc: { failures: 1 } }, { returnDocument: 'after' })
    .lean<WebhookEndpoint>()
  if (!counted) return null
  const { failures } = counted
  const condition = conditionAfter({ ...counted, failures: failures - 1 })
  await endpoints.updateOne({ _id: id, failures }, { $set: condition })
  return { ...counted, ...condition }
}

export async function noteDelivered(endpoints: WebhookEndpoints, id: string, condition: Condition, at: Date) {
  await endpoints.updateOne({ _id: id }, { $set: { ...condition, last_delivered_at: at } })
}
