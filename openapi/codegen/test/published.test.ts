import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { lintPublished } from '../read.ts'

const file = join(import.meta.dirname, '..', '..', '..', 'services/gateway/generated/openapi.json')

t.test('the strictest rules find nothing in the published document with its recorded examples', async (t) => {
  await t.resolves(lintPublished(readFileSync(file, 'utf8')))
})
