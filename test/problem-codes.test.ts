/** The closed lists of codes, compared with the code that sends them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { parse } from 'yaml'
import { ROOT } from './harness/compose-file.ts'

interface Common {
  'x-problems': Record<string, unknown>
  components: { schemas: { FieldErrorCode: { enum: string[] } } }
}

const common = parse(readFileSync(join(ROOT, 'openapi', 'common.yaml'), 'utf8')) as Common

const isSource = (path: string) => path.endsWith('.ts') && !/(^|\/)(node_modules|test|testing|generated)\//.test(path)

/** Every text between quotes in the services' own code. */
function textsInCode(): Set<string> {
  const services = join(ROOT, 'services')
  const files = readdirSync(services, { recursive: true, encoding: 'utf8' }).filter(isSource)
  const texts = files.flatMap((file) => readFileSync(join(services, file), 'utf8').match(/'[a-z_]+'/g) ?? [])
  return new Set(texts.map((text) => text.slice(1, -1)))
}

t.test('no code of the closed lists is one that nothing sends', async (t) => {
  const texts = textsInCode()
  const lists = { problems: Object.keys(common['x-problems']), fields: common.components.schemas.FieldErrorCode.enum }
  for (const [list, codes] of Object.entries(lists)) {
    t.strictSame(
      codes.filter((code) => !texts.has(code)),
      [],
      list,
    )
  }
})
