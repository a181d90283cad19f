import { createHmac } from 'node:crypto'
import { type Keys, keyFor, keysFor } from '@stoa/kit/security/secrets'
import type { Deps } from '../context.ts'
import { CAP_WINDOW_MS } from '../domain/mail-caps.ts'
import type { Template } from '../domain/message.ts'
import { COUNTED_KEY } from '../key-purposes.ts'
import { type CountedMessage, keepCounted, listCounted } from '../store/counted-messages.ts'
import type { Delivery } from '../store/delivery-model.ts'

type CountedFor = Pick<Delivery, 'mailbox' | 'client' | 'site'>

const hashOf = (key: Buffer, kind: string, text: string) =>
  createHmac('sha256', key).update(`${kind} ${text}`).digest('base64url')

const partsOf = ({ mailbox, client, site }: CountedFor) => Object.entries({ mailbox, client, site })

/** Since when messages are counted. */
export const countedSince = (now: Date): Date => new Date(now.getTime() - CAP_WINDOW_MS)

/** What is kept of messages that are about to be deleted, where a cap still counts them. */
export async function keepWhatIsCounted(
  { countedMessages, secret, now }: Pick<Deps, 'countedMessages' | 'secret'> & { now: Date },
  deliveries: readonly (Pick<Delivery, '_id' | 'to' | 'template' | 'created_at'> & CountedFor)[],
): Promise<void> {
  const key = keyFor(secret, COUNTED_KEY)
  const counted = deliveries.filter(({ mailbox, created_at }) => mailbox && created_at > countedSince(now))
  await keepCounted(
    countedMessages,
    counted.map((delivery): CountedMessage => {
      const { _id, to, template, created_at } = delivery
      const parts = partsOf(delivery).flatMap(([kind, text]) => (text ? [hashOf(key, kind, text)] : []))
      return { _id: hashOf(key, 'id', _id), keys: parts, to: hashOf(key, 'to', to), template, created_at }
    }),
  )
}

/** An erased message that counts for the same mailbox, client or site as another. */
export interface ErasedMessage {
  isSame: Readonly<Record<'mailbox' | 'client' | 'site', boolean>>
  /** It went to the same address. */
  isSameAddress: boolean
  created_at: Date
}

/** The hashes of a text by each key: the installation's secret may have been rotated. */
const hashesOf = (secret: Keys, kind: string, text: string | undefined) =>
  text ? keysFor(secret, COUNTED_KEY).map((key) => hashOf(key, kind, text)) : []

/** What was erased and still counts for a message. */
export async function erasedLike(
  { countedMessages, secret }: Pick<Deps, 'countedMessages' | 'secret'>,
  { to, ...counted }: CountedFor & { to: string },
  window: { templates: readonly Template[]; since: Date; limit: number },
): Promise<ErasedMessage[]> {
  const of = new Map(partsOf(counted).map(([kind, text]) => [kind, hashesOf(secret, kind, text)]))
  const found = await listCounted(countedMessages, [...of.values()].flat(), window)
  const addresses = hashesOf(secret, 'to', to)
  return found.map(({ keys, to: address, created_at }) => {
    const isSame = (kind: string) => of.get(kind)?.some((hash) => keys.includes(hash)) ?? false
    return {
      isSame: { mailbox: isSame('mailbox'), client: isSame('client'), site: isSame('site') },
      isSameAddress: addresses.includes(address),
      created_at,
    }
  })
}
