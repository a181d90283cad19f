import { reachable } from './document-parts.ts'
import type { EventType, Spec } from './model.ts'

export interface Subscriptions {
  /** event type → names of the services that work on it, sorted. */
  readonly [type: string]: string[]
}

/** Which service consumes which event, over all services; a subscription to an event that nobody publishes is an error. */
export function subscriptions(specs: Spec[]): Subscriptions {
  const events = specs.flatMap((spec) => spec.events)
  const published = new Set(events.map((event) => event.type))
  const former = events.flatMap((event) => event.formerNames)
  for (const type of former) {
    if (published.has(type)) throw new Error(`${type} is both an event and a former name`)
    if (former.indexOf(type) !== former.lastIndexOf(type)) throw new Error(`${type} is a former name of two events`)
  }
  const consumers: Record<string, string[]> = {}
  for (const spec of specs) {
    for (const type of spec.subscribes) {
      if (!published.has(type)) throw new Error(`${spec.name} subscribes to ${type}, which no service publishes`)
      consumers[type] = [...(consumers[type] ?? []), spec.name].sort()
    }
  }
  return consumers
}

const entry = (event: EventType) => `  /** ${event.summary} */\n  '${event.type}': ${event.payload}\n`

export function importPayloads(events: readonly EventType[], from: string): string {
  const names = [...new Set(events.map(({ payload }) => payload))].sort()
  return names.length === 0 ? '' : `import type { ${names.join(', ')} } from '${from}'\n`
}

function numbered(types: readonly string[]): string {
  if (types.length === 0) return ''
  return `/** Published events for integrators, which are numbered for each aggregate. */
export const numberedTypes: readonly (keyof Published)[] = ${JSON.stringify(types)}

`
}

/** `generated/events.ts`: what the service publishes and who consumes it, and what it consumes itself. */
export function emitEvents(spec: Spec, specs: Spec[], consumers: Subscriptions): string {
  const consumed = specs.flatMap((other) => other.events).filter((event) => spec.subscribes.includes(event.type))
  const subscribers = Object.fromEntries(spec.events.map(({ type }) => [type, consumers[type] ?? []]))
  const formerNames = Object.fromEntries(
    consumed.flatMap(({ type, formerNames }) => formerNames.map((name) => [name, type])),
  )
  const broadcastTypes = spec.events.filter((event) => event.isBroadcast).map((event) => event.type)
  const numberedTypes = spec.events.filter((event) => event.publicAs === 'numbered').map((event) => event.type)
  return `${importPayloads(consumed, './consumed.ts')}${importPayloads(spec.events, './types.ts')}
/** Events this service publishes. */
export interface Published {
${spec.events.map(entry).join('')}}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = ${JSON.stringify(subscribers, null, 2)}

/** Published events that are also broadcast: every process is told of them. */
export const broadcastTypes: readonly (keyof Published)[] = ${JSON.stringify(broadcastTypes)}

${numbered(numberedTypes)}/** Events of other services that this one works on. */
export interface Consumed {
${consumed.map(entry).join('')}}

/** Types that queued events may still have from before a rename, with the types of today. */
export const formerNames: { readonly [type: string]: keyof Consumed } = ${JSON.stringify(formerNames, null, 2)}
`
}

/** A document that holds only the payload schemas of the events a service consumes; null when it consumes none. */
export function consumedDocument(spec: Spec, specs: Spec[]): Record<string, unknown> | null {
  const schemas: Record<string, unknown> = {}
  for (const other of specs) {
    for (const event of other.events) {
      if (!spec.subscribes.includes(event.type)) continue
      const roots = { $ref: `#/components/schemas/${event.payload}` }
      for (const [name, schema] of Object.entries(reachable(other.document, roots).schemas as object)) {
        if (name in schemas && JSON.stringify(schemas[name]) !== JSON.stringify(schema)) {
          throw new Error(`two services publish different schemas named ${name}`)
        }
        schemas[name] = schema
      }
    }
  }
  if (Object.keys(schemas).length === 0) return null
  return { openapi: '3.1.0', info: { title: 'consumed', version: '1' }, paths: {}, components: { schemas } }
}
