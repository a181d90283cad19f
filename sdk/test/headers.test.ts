/** The headers of the shop's own API, as the generated document of all operations declares them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { Calls } from '../src/client.ts'
import { operations } from '../src/generated/operations.ts'
import type { Operation, RequestOptions } from '../src/types.ts'

interface Parameter {
  $ref?: string
  name: string
  in: string
}

interface PathItem {
  [method: string]: { operationId?: string; parameters?: Parameter[] } | Parameter[]
}

interface Document {
  paths: Record<string, PathItem>
  components: { parameters: Record<string, Parameter> }
}

const DOCUMENT = join(import.meta.dirname, '..', '..', 'services', 'gateway', 'generated', 'openapi.json')
/** What the platform sends by itself, or `watchAvailability` for it: a browser's EventSource says where it was. */
const OF_THE_PLATFORM = ['user-agent', 'last-event-id']

/** Header parameters by operationId, in lower case. */
function declaredHeaders(): Map<string, string[]> {
  const { paths, components } = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as Document
  const resolve = (one: Parameter) => (one.$ref ? components.parameters[one.$ref.split('/').at(-1) ?? ''] : one)
  const headersOf = (given: readonly Parameter[]) =>
    given.map(resolve).flatMap((one) => (one?.in === 'header' ? [one.name.toLowerCase()] : []))
  const declared = new Map<string, string[]>()
  for (const { parameters, ...methods } of Object.values(paths)) {
    const shared = Array.isArray(parameters) ? parameters : []
    for (const operation of Object.values(methods)) {
      if (Array.isArray(operation) || !operation.operationId) continue
      declared.set(operation.operationId, headersOf([...shared, ...(operation.parameters ?? [])]))
    }
  }
  return declared
}

/** Every option that becomes a header. */
const everything: RequestOptions = {
  idempotencyKey: 'a key',
  ifMatch: '"3"',
  cartToken: 'a cart token',
  challengeToken: 'a solved challenge',
}

t.test('each header that an operation declares is sent by an option', async (t) => {
  let sent = new Headers()
  const fetch = async (_url: string, init: RequestInit) => {
    sent = new Headers(init.headers)
    return new Response('{}', { headers: { 'content-type': 'application/json' } })
  }
  const calls = new Calls(operations, { baseUrl: 'https://shop.example.com', fetch, maxRetries: 0 })
  const declared = declaredHeaders()
  for (const operation of Object.values<Operation>(operations)) {
    const path = Object.fromEntries([...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'x']))
    const body = operation.body === 'application/json' ? {} : operation.body && new Blob(['x'], { type: 'text/csv' })
    await calls.send(operation, { path, body }, everything)
    for (const name of declared.get(operation.id) ?? ['an operation that is not in the document']) {
      if (!OF_THE_PLATFORM.includes(name)) t.ok(sent.has(name), `${operation.id}: ${name}`)
    }
  }
  t.strictSame(declared.get('placeOrder')?.sort(), ['challenge-token', 'idempotency-key'], 'the document was read')
  t.ok(declared.get('updateProduct')?.includes('if-match'), 'also what it refers to')
})
