import { reachable } from './document-parts.ts'
import { importPayloads } from './emit-events.ts'
import type { EventType, Schema, Spec } from './model.ts'
import { pascal } from './names.ts'
import { componentName } from './schema.ts'

type Node = Record<string, unknown>

/** The component that names every public event, and the one that each of them is. */
const TYPE = 'EventType'
const EVENT = 'StoaEvent'

const EXAMPLE_ID = 'evt_01kav3m8q5e0vtr2w9c7d4h6jz'
const EXAMPLE_TIME = '2026-11-23T14:05:09.000Z'

/** What integrators may know of, over all services, by type. */
export function publicEvents(specs: readonly Spec[]): EventType[] {
  return specs
    .flatMap((spec) => spec.events)
    .filter((event) => event.publicAs !== null)
    .sort((one, other) => (one.type < other.type ? -1 : 1))
}

/** Says in a document that has the component which types there are. */
function withTypes(spec: Spec, events: readonly EventType[]): Spec {
  const named = spec.schemas[TYPE]
  if (named) named.enum = events.map(({ type }) => type)
  return spec
}

/** Completes `x-subscribes-public`, and the list of types. */
export function withPublicEvents(specs: readonly Spec[]): Spec[] {
  const events = publicEvents(specs)
  return specs.map((spec) => {
    const types = spec.subscribesToPublic ? events.map(({ type }) => type) : []
    return withTypes({ ...spec, subscribes: [...new Set([...spec.subscribes, ...types])] }, events)
  })
}

/** `generated/public-events.ts` of the service that works on all of them. */
export function emitPublicEvents(specs: readonly Spec[]): string {
  const events = publicEvents(specs)
  return `${importPayloads(events, './consumed.ts')}
/** Payloads of the events that integrators may know of. */
export interface PublicEvents {
${events.map(({ type, payload }) => `  '${type}': ${payload}\n`).join('')}}

export type PublicEventType = keyof PublicEvents

export const PUBLIC_EVENT_TYPES: readonly PublicEventType[] = ${JSON.stringify(
    events.map(({ type }) => type),
    null,
    2,
  )}
`
}

/** What generators call the function that receives it. */
const receiverName = (type: string) => `on${pascal(type)}`

const envelopeName = (event: EventType) => `${pascal(event.type)}Event`

function envelope(event: EventType, general: Schema): Schema {
  const properties = general.properties as Schema
  const type = { type: 'string', const: event.type }
  const data = { $ref: `#/components/schemas/${event.payload}` }
  return { ...general, description: `${event.summary}.`, properties: { ...properties, type, data } }
}

/** What happened to an order is of the order: the first id of a payload is what the event is about. */
function aggregateOf({ type, example }: EventType): string {
  const id = Object.entries(example ?? {}).find(([name]) => name.endsWith('_id'))?.[1]
  return typeof id === 'string' ? id : (type.split('.')[0] ?? '')
}

function exampleOf(event: EventType): Node {
  return {
    id: EXAMPLE_ID,
    type: event.type,
    timestamp: EXAMPLE_TIME,
    aggregate: aggregateOf(event),
    sequence: event.publicAs === 'numbered' ? 1 : null,
    data: event.example,
  }
}

/**
 * The webhook that the gateway's document has itself: what it says of headers and responses holds for all of them. Its event is
 * written out, as oapi-codegen loses components that webhooks alone refer to.
 */
function declaredWebhook(gateway: Spec): [type: string, post: Node] {
  const [declared, ...more] = Object.entries((gateway.document.webhooks ?? {}) as Record<string, { post: Node }>)
  if (!declared || more.length > 0) throw new Error('openapi/gateway.yaml: one webhook says what holds for all of them')
  const [type, { post }] = declared
  const body = structuredClone(post.requestBody) as { content: { 'application/json': { schema: Schema } } }
  const json = body.content['application/json']
  json.schema = gateway.schemas[componentName(json.schema) ?? ''] ?? json.schema
  return [type, { operationId: receiverName(type), ...post, requestBody: body }]
}

function webhookOf(event: EventType, declared: Node): Node {
  const schema = { $ref: `#/components/schemas/${envelopeName(event)}` }
  const { tags, security, parameters, responses } = declared
  return {
    post: {
      operationId: receiverName(event.type),
      summary: event.summary,
      ...{ tags, security, parameters },
      requestBody: { required: true, content: { 'application/json': { schema, example: exampleOf(event) } } },
      responses,
    },
  }
}

/**
 * Puts the public events into the gateway's document: a component for each, their union where a list has any of them, and a
 * webhook for each. Returns the webhooks, beside the one that the document has itself.
 */
export function publishEvents(gateway: Spec, specs: readonly Spec[]): Node {
  const events = publicEvents(specs)
  withTypes(gateway, events)
  const { schemas } = gateway
  const general = schemas[EVENT]
  if (!general) return {}
  for (const event of events) {
    const spec = specs.find((each) => each.events.includes(event)) as Spec
    const parts = reachable(spec.document, { $ref: `#/components/schemas/${event.payload}` }).schemas ?? {}
    for (const [name, part] of Object.entries(parts as Record<string, Schema>)) {
      if (schemas[name] && JSON.stringify(schemas[name]) !== JSON.stringify(part)) {
        throw new Error(`event ${event.type}: there are two schemas named ${name}`)
      }
      schemas[name] = part
    }
    schemas[envelopeName(event)] = envelope(event, general)
  }
  const refs = events.map((event) => [event.type, `#/components/schemas/${envelopeName(event)}`] as const)
  schemas[EVENT] = {
    description: String(general.description),
    oneOf: refs.map(([, $ref]) => ({ $ref })),
    discriminator: { propertyName: 'type', mapping: Object.fromEntries(refs) },
  }
  const [type, post] = declaredWebhook(gateway)
  return { ...Object.fromEntries(events.map((event) => [event.type, webhookOf(event, post)])), [type]: { post } }
}
