import type { Broadcasts } from './broadcasts.ts'
import type { Event } from './event.ts'
import { MIN_BATCH } from './event-batches.ts'
import type { Queues } from './queue.ts'

/** Where the events of a service go: the generated `subscribers` and `broadcastTypes`, and the ways to reach them. */
export interface PublicationOptions<P> {
  queues: Pick<Queues, 'add' | 'marker'> & Partial<Pick<Queues, 'addMany'>>
  broadcasts: Pick<Broadcasts, 'publish'>
  subscribers: { readonly [T in keyof P]: readonly string[] }
  broadcastTypes: readonly (keyof P)[]
}

export interface Publication {
  /** What this build knows. Events of other types are left for a newer replica, which knows who consumes them. */
  readonly types: readonly string[]
  /** Whether anyone works on events of this type, so that they must survive an emptied Redis. */
  isWork(type: string): boolean
  /**
   * Into the queue of each subscribing service, many events in one job, and the broadcast where the type is one. Begins at
   * once, and gives a promise for each event. What may have been sent before goes alone, as the id of its job then tells
   * whether it still waits.
   */
  publish(events: readonly Event[], isAgain?: boolean): Promise<void>[]
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
    publish(events, isAgain = false) {
      const byService = Map.groupBy(
        events.flatMap((event) => (subscribers.get(event.type) ?? []).map((service) => ({ service, event }))),
        ({ service }) => service,
      )
      const added = new Map<Event, Promise<void>[]>(events.map((event) => [event, []]))
      for (const [service, those] of byService) {
        const all = those.map(({ event }) => event)
        const batch = isAgain || all.length < MIN_BATCH ? undefined : queues.addMany?.(service, all)
        for (const event of all) added.get(event)?.push(batch ?? queues.add(service, event))
      }
      return events.map(async (event) => {
        await Promise.all(added.get(event) ?? [])
        if (!broadcastTypes.has(event.type)) return
        await broadcasts.publish({ type: event.type, id: event.aggregate, ...versionAndTags(event.data) })
      })
    },
  }
}

/** Publishes many at once; returns those that went out, and the first error of those that did not. */
export async function publishAll(
  publication: Publication,
  events: readonly Event[],
  isAgain = false,
): Promise<{ sent: Set<string>; error?: unknown }> {
  const sent = new Set<string>()
  const results = await Promise.allSettled(publication.publish(events, isAgain))
  for (const [at, event] of events.entries()) if (results[at]?.status === 'fulfilled') sent.add(event.id)
  const failed = results.find((result) => result.status === 'rejected')
  return failed ? { sent, error: failed.reason } : { sent }
}
