import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { Deps, Work } from '../context.ts'
import type { ProviderHeaders } from '../providers/provider.ts'
import { readByKey } from '../store/payments.ts'
import { claimMessages, finishMessage, insertMessage, type StoredMessage } from '../store/provider-messages.ts'
import { reconcile } from './reconcile.ts'

/** Keeps a message that is surely the provider's. What comes of it, processMessages sees to. */
export async function receiveMessage(
  deps: Pick<Deps, 'pg' | 'providers' | 'wakeMessages'> & Pick<Work, 'now'>,
  name: string,
  headers: ProviderHeaders,
  body: Buffer,
): Promise<void> {
  const provider = deps.providers.get(name)
  if (!provider?.verifyWebhook) throw notFound('This provider')
  const { id, type, key } = provider.verifyWebhook(headers, body, deps.now)
  if (id.length > 255 || type.length > 100 || key.length > 200) throw new DomainError('validation_failed')
  await insertMessage(deps.pg, { provider: name, message_id: id, type, provider_key: key, body })
  deps.wakeMessages()
}

async function processMessage(work: Work, message: StoredMessage): Promise<void> {
  const payment = await readByKey(work.pg, message.provider, message.provider_key)
  if (!payment) work.log.info({ message: message.message_id }, 'a provider speaks of a charge that is not ours')
  // What the message says is not believed: the provider is asked. So order and number of messages do not matter.
  const { responded } = payment ? await reconcile(work, payment, { fetchFirst: true }) : { responded: true }
  if (responded) await finishMessage(work.pg, message)
}

/** Works on kept messages that are due. A failed one comes back later and holds up no other. */
export async function processMessages(work: Work): Promise<void> {
  const messages = await claimMessages(work.pg, 20)
  const results = await Promise.allSettled(messages.map((message) => processMessage(work, message)))
  for (const result of results) {
    if (result.status === 'rejected')
      work.log.error({ err: result.reason }, 'a provider message could not be worked on')
  }
}
