import type { Log } from '@stoa/kit/observability/log'
import type { Deps } from '../context.ts'
import { beforeSending, SendError } from '../domain/sender.ts'
import { isAlwaysTried, isGone, isSuppressible, suppressionId } from '../domain/suppression.ts'
import type { Outcome } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { addSuppression, isSuppressed } from '../store/suppressions.ts'

/** Refuses what goes to an address that is nobody's, unless staff want it sent: each refusal makes mail servers trust the shop less. */
export async function assertReachable(
  { suppressions }: Pick<Deps, 'suppressions'>,
  { channel, template, to, round }: Delivery,
): Promise<void> {
  if (!isSuppressible(channel) || isAlwaysTried(template) || round > 0) return
  if (await beforeSending(isSuppressed(suppressions, suppressionId(channel, to))))
    throw new SendError('ESUPPRESSED', true)
}

/** Keeps the address of a message that was refused because it is nobody's. Where it cannot be kept, the next refusal does it. */
export async function suppressIfGone(
  { suppressions, log }: Pick<Deps, 'suppressions'> & { log: Log },
  { _id: delivery_id, channel, to: address }: Delivery,
  outcome: Outcome,
  at: Date,
): Promise<void> {
  if (outcome.status !== 'failed' || !isSuppressible(channel) || !isGone(channel, outcome.reason)) return
  const { reason } = outcome
  const id = suppressionId(channel, address)
  const suppression = { _id: id, channel, address, reason, delivery_id, created_at: at }
  try {
    const isNew = await addSuppression(suppressions, { ...suppression, sort_key: `${at.toISOString()} ${id}` })
    if (isNew) log.warn({ suppression: id, channel, reason }, 'nothing more is sent to this address, it is nobody’s')
  } catch (error) {
    log.warn({ delivery: delivery_id, err: error }, 'an address that is nobody’s could not be kept')
  }
}
