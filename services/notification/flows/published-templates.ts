import type { Log } from '@stoa/kit/observability/log'
import { LRUCache } from 'lru-cache'
import { type Compiled, compile } from '../mail/edited-templates.ts'
import type { Published } from '../mail/templates.ts'
import { findAllEdited, listPublished, markFailure, type TemplateModels } from '../store/templates.ts'

type Known = Map<string, { number: number; compiled: Compiled | Error }>

/** Milliseconds that what another process has published may go unseen here. */
const PUBLISHED_TTL_MS = 5_000
const MAX_REASON = 300

/** What staff have published, parsed and kept; sources are read when they have changed. */
export interface PublishedTemplates extends Published {
  /** After a change that this process has saved. */
  forget(): void
}

async function refreshed(models: TemplateModels, before: Known): Promise<Known> {
  const published = await listPublished(models)
  const known: Known = new Map()
  const changed: string[] = []
  for (const { _id, number } of published) {
    const same = before.get(_id)
    if (same?.number === number) known.set(_id, same)
    else changed.push(_id)
  }
  if (changed.length === 0) return known
  for (const { _id, template, channel, published: found } of await findAllEdited(models, changed)) {
    if (!found) continue
    try {
      known.set(_id, { number: found.number, compiled: compile(template, channel, found.parts) })
    } catch (error) {
      known.set(_id, { number: found.number, compiled: error as Error })
    }
  }
  return known
}

export function createPublishedTemplates(models: TemplateModels, log: Pick<Log, 'error'>): PublishedTemplates {
  let last: Known = new Map()
  const marked = new Set<string>()
  const cache = new LRUCache<'all', Known>({
    max: 1,
    ttl: PUBLISHED_TTL_MS,
    fetchMethod: async () => (last = await refreshed(models, last)),
    ignoreFetchAbort: true,
  })
  return {
    read: () => cache.forceFetch('all'),
    forget: () => cache.clear(),
    failed(key, number, error) {
      const reason = (error instanceof Error ? error.message : String(error)).slice(0, MAX_REASON)
      log.error({ template: key, number, reason }, 'template failed, the default is sent')
      const name = `${key}/${number}`
      if (marked.has(name)) return
      marked.add(name)
      const failure = { number, reason, at: new Date() }
      markFailure(models, key, failure).catch(() => marked.delete(name))
    },
  }
}
