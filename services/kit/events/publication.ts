import type { Broadcasts } from './broadcasts.ts'
import type { Event } from './event.ts'
import type { Queues } from './queue.ts'

/** Where the events of a service go: the generated `subscribers` and `broadcastTypes`, and the ways to reach them. */
export interface PublicationOptions<P> {
  queues: Pick<Queues, 'add' | 'marker'>
  broadcasts: Pick<Broadcasts, 'publish'>
  subscribers: { readonly [T in keyof P]: readonly string[] }
  broadcastTypes: readonly (keyof P)[]
}

export interface Publication {
  /** What this build knows. Events of other types are left for a newer replica, which knows who consumes them. */
  readonly types: readonly string[]
  /** Whether anyone works on events of this type, so that they must survive an emptied Redis. */
  isWork(type: string): boolean
  /** One job for each subscribing service, and the broadcast where the type is one. */
  publish(event: Event): Promise<void>
}

function versionAndTags(data: unknown): { version?: number; tags?: string[] } {
  const { version, tags } = (data ?? {}) as { version?: unknown; tags?: unknown }
  return {
    ...(typeof version === 'number' ? { version } : {}),
    ...(Array.isArray(tags) ? { tags: tags.map(String) } : {}),
  }
}

export function createPublication<P>(options: PublicationOptions<P>): Publication {
  const { queues, broadcasts } = options
  const subscribers = new Map(Object.entries<readonly string[]>(options.subscribers))
  const broadcastTypes = new Set(options.broadcastTypes as readonly string[])
  return {
    types: [...subscribers.keys()],
    isWork: (type) => (subscribers.get(type)?.length ?? 0) > 0,
    async publish(event) {
      await Promise.all((subscribers.get(event.type) ?? []).map((service) => queues.add(service, event)))
      if (broadcastTypes.has(event.type)) {
        await broadcasts.publish({ type: event.type, id: event.aggregate, ...versionAndTags(event.data) })
      }
    },
  }
}

/** Publishes many at once; returns those that went out, and the first error of those that did not. */
export async function publishAll(
  publication: Publication,
  events: readonly Event[],
): Promise<{ sent: Set<string>; error?: unknown }> {
  const sent = new Set<string>()
  const results = await Promise.allSettled(
    events.map(async (event) => {
      await publication.publish(event)
      sent.add(event.id)
    }),
  )
  const failed = results.find((result) => result.status === 'rejected')
  return failed ? { sent, error: failed.reason } : { sent }
}
