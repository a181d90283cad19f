import openapiTS, { astToString } from 'openapi-typescript'
import { namedTypes } from './named-types.ts'

/**
 * The only file that knows openapi-typescript: a document in, the text of its types out.
 * `filled`: properties with a default are always there (true for what a service receives after validation, false for
 * what an SDK user sends).
 */
export async function emitTypes(document: Record<string, unknown>, filled: boolean): Promise<string> {
  const nodes = await openapiTS(structuredClone(document) as never, {
    alphabetize: false,
    defaultNonNullable: filled,
    emptyObjectsUnknown: true,
  })
  return namedTypes(nodes)
    .map((node) => astToString([node]))
    .join('\n')
}
