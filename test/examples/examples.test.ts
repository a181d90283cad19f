/** The recorded examples against the published document: each operation has them, and they fit its schemas. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createResponseCheck } from '@stoa/kit/contract/validation'
import t from 'tap'
import { ROOT } from '../harness/compose-file.ts'
import { operations } from '../harness/surface.ts'
import type { Examples } from './recorder.ts'

const AGAIN = 'record it anew: npm test -- test/examples/record.ts'
/** Operations that no ordinary day needs, so that the story has none of them. */
const NOT_IN_THE_STORY: Readonly<Record<string, string>> = {
  receiveProviderWebhook: 'a payment provider signs it',
  receiveTwilioReceipt: 'Twilio signs it',
  listSuppressedAddresses: 'only after a mail server has refused an address',
  retryRefund: 'only after a provider has refused a refund',
  listFailedEvents: 'only after a fault of the shop',
  replayFailedEvents: 'only after a fault of the shop',
}
/** Bytes. Generators and editors read the document whole; an operation has about five thousand, with its examples. */
const MAX_SIZE = 900_000

interface Media {
  schema: unknown
  example?: unknown
}

interface Operation {
  operationId: string
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { content?: Record<string, Media> }>
}

/** A body of an operation that is text, and what it is called in messages. */
interface Body {
  operationId: string
  name: string
  media: Media
  /** JSON Pointer of its schema. */
  pointer: string
}

const text = readFileSync(join(ROOT, 'services/gateway/generated/openapi.json'), 'utf8')
const document = JSON.parse(text) as { paths: Record<string, Record<string, Operation>>; components: unknown }
const recorded = JSON.parse(readFileSync(join(ROOT, 'openapi/examples.json'), 'utf8')) as Examples

const escapePointer = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

function bodiesIn(operationId: string, at: readonly string[], content: Record<string, Media> = {}): Body[] {
  const texts = Object.entries(content).filter(([type]) => /json$|^text\//.test(type))
  return texts.map(([type, media]) => {
    const pointer = [...at, 'content', type, 'schema'].map(escapePointer).join('/')
    return { operationId, name: `${operationId} ${at.slice(3).join(' ')} ${type}`, media, pointer }
  })
}

const bodies = operations.flatMap(({ operationId, path, method }) => {
  const at = ['paths', path, method.toLowerCase()]
  const { requestBody, responses } = document.paths[path]?.[method.toLowerCase()] ?? { responses: {} }
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  return [
    ...bodiesIn(operationId, [...at, 'requestBody'], requestBody?.content),
    ...successes.flatMap(([status, { content }]) => bodiesIn(operationId, [...at, 'responses', status], content)),
  ]
})

t.test('every operation of an ordinary day has a recorded example of each body', async (t) => {
  for (const { operationId, name, media } of bodies) {
    if (operationId in NOT_IN_THE_STORY) t.notOk('example' in media, `${name} is not in the story`)
    else t.ok('example' in media, `${name}; ${AGAIN}`)
  }
  const known = new Set(operations.map(({ operationId }) => operationId))
  const unknown = [...Object.keys(recorded), ...Object.keys(NOT_IN_THE_STORY)].filter((name) => !known.has(name))
  t.strictSame(unknown, [], `no example of an operation that is gone; ${AGAIN}`)
})

t.test('every recorded example fits its schema, formats included', async (t) => {
  const { paths, components } = document
  const compile = createResponseCheck([{ $id: 'openapi', paths, components }])
  for (const { name, media, pointer } of bodies) {
    if (!('example' in media)) continue
    const fits = compile({ $ref: `openapi#/${pointer}` })
    t.ok(fits(structuredClone(media.example)), `${name}; ${AGAIN}`, { errors: fits.errors })
  }
})

t.test('lists are not empty, and short', async (t) => {
  for (const { name, media } of bodies) {
    const { data } = (media.example ?? {}) as { data?: unknown[] }
    if (Array.isArray(data)) t.ok(data.length > 0 && data.length <= 2, name)
  }
})

t.test('the document with its examples can be read at once', async (t) => {
  t.ok(text.length < MAX_SIZE, `${text.length} bytes`)
})
