/** The closed lists of codes, compared with the code that sends them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemsOfEveryRequest } from '@stoa/kit/generated/problems'
import t from 'tap'
import { parse } from 'yaml'
import { ROOT } from './harness/compose-file.ts'
import { operations } from './harness/surface.ts'
import { thrownCodes } from './harness/thrown-codes.ts'

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

/** Codes that the code of an operation names and that it does not respond with, with the reason. */
const NEVER_SENT: Readonly<Record<string, readonly string[]>> = {
  // A repeated key that is not theirs: a read has none, and those that respond with secrets keep none.
  getPayment: ['idempotency_in_progress', 'idempotency_key_reused'],
  createApiKey: ['idempotency_in_progress', 'idempotency_key_reused'],
  // What a wrong password gets; a wrong code is named as a field.
  verifyPhone: ['invalid_credentials'],
  // Of another slug, which these do not write.
  createVariant: ['already_exists', 'precondition_required'],
  updateVariant: ['already_exists'],
  deleteVariant: ['already_exists'],
  setPrices: ['already_exists'],
  deleteProduct: ['already_exists'],
  deleteCategory: ['already_exists'],
  deleteCollection: ['already_exists'],
  setCollectionProducts: ['already_exists'],
  addCollectionProducts: ['already_exists'],
  removeCollectionProducts: ['already_exists'],
  moveCollectionProducts: ['already_exists'],
  // Of the region that createTaxRegion adds.
  deleteTaxRegion: ['already_exists'],
  // Of an item, which a successful response says.
  changeStock: ['unprocessable', 'precondition_failed'],
  // Rejected rows are read again as an import would, and become rows of the file.
  getImportRejections: ['already_exists'],
  // How the checkout that is given up ended before.
  abandonCheckout: ['out_of_stock', 'payment_declined', 'unprocessable', 'invalid_state'],
}

type Paths = Record<string, Record<string, { operationId?: string; 'x-problem-codes'?: string[] }>>

const specs = readdirSync(join(ROOT, 'openapi'))
  .filter((file) => file.endsWith('.yaml') && !['common.yaml', 'gateway.yaml', 'redocly.yaml'].includes(file))
  .map((file) => parse(readFileSync(join(ROOT, 'openapi', file), 'utf8')) as { paths: Paths })

/** What an operation lists in its specification, beside what follows from the rest. */
function listedCodes(operationId: string): string[] {
  const found = specs.flatMap(({ paths }) => Object.values(paths)).flatMap((item) => Object.values(item))
  return found.find((operation) => operation.operationId === operationId)?.['x-problem-codes'] ?? []
}

t.test('each operation declares the codes that its code names, and no others', async (t) => {
  const thrown = thrownCodes()
  const isOfMany = new Set<string>(problemsOfEveryRequest)
  for (const { operationId, responses } of operations) {
    const problemCodes = Object.values(responses).flatMap((response) => response.problemCodes)
    const named = [...(thrown.get(operationId) ?? [])]
    const never = NEVER_SENT[operationId] ?? []
    const missing = named.filter((code) => ![...problemCodes, ...never].includes(code) && !isOfMany.has(code))
    t.strictSame(missing, [], `${operationId} declares what it throws`)
    const idle = never.filter((code) => !named.includes(code) || problemCodes.includes(code))
    t.strictSame(idle, [], `${operationId} has no exception that is not needed`)
    t.strictSame(
      listedCodes(operationId).filter((code) => !named.includes(code)),
      [],
      `${operationId} throws what it declares`,
    )
  }
})
