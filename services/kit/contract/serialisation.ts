import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import { onFirstUse } from '../timing/first-use.ts'

const factory = SerializerSelector()

/**
 * Fastify's own serialisers, each made by the first response that needs it. A service has hundreds of them; made at its start they
 * took most of it (docs/decisions/0059-schemas-are-compiled-when-first-used.md).
 */
export const buildSerializer: typeof factory = (schemas, options) => {
  const compile = factory(schemas, options)
  return (route) => {
    const serialise = onFirstUse(() => compile(route))
    return (body) => serialise()(body)
  }
}
