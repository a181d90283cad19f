/** What a program has read, or been told by its last change, is all that `If-Match` of the next one needs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ROOT } from './harness/compose-file.ts'
import { resolved, type Schema } from './harness/surface.ts'

interface Operation {
  operationId: string
  parameters?: { name?: string; $ref?: string }[]
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}

const { paths } = JSON.parse(readFileSync(join(ROOT, 'services/gateway/generated/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
}

const VERSIONS = ['version', 'product_version']

/** Whether a successful response always tells a version. */
function tellsVersion({ responses }: Operation): boolean {
  const schema = (responses['200'] ?? responses['201'])?.content?.['application/json']?.schema
  return schema !== undefined && VERSIONS.some((name) => resolved(schema).required?.includes(name))
}

/** The nearest address above, or at, this one that is read. */
function readAt(path: string): Operation | undefined {
  const above = path.slice(0, path.lastIndexOf('/'))
  return paths[path]?.get ?? (above === '' ? undefined : readAt(above))
}

const changes = Object.entries(paths).flatMap(([path, item]) =>
  Object.values(item)
    .filter(({ parameters = [] }) => parameters.some(({ $ref = '' }) => $ref.endsWith('IfMatch')))
    .map((change) => ({ path, change })),
)

t.test('whatever needs If-Match: what is read before it tells the version, and so does its own response', async (t) => {
  t.ok(changes.length > 15, 'there are such operations')
  for (const { path, change } of changes) {
    const read = readAt(path)
    t.ok(read && tellsVersion(read), `${change.operationId}: ${read?.operationId} tells the version`)
    if (!change.responses['204']) t.ok(tellsVersion(change), `${change.operationId} tells the next one`)
  }
})
