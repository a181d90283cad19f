/** Generates everything that comes from openapi/. `--check` compares instead of writing and fails on a difference. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Common, fieldErrorCodes } from './complete.ts'
import { onlyOperations } from './document-parts.ts'
import { callsOf, emitClients } from './emit-clients.ts'
import { consumedDocument, emitEvents, subscriptions } from './emit-events.ts'
import { checkCacheTags, checkPublished, emitGatewayRoutes } from './emit-gateway.ts'
import { emitProblems } from './emit-problems.ts'
import { emitRoutes } from './emit-routes.ts'
import { emitSdk, exportedNames } from './emit-sdk.ts'
import { emitTypes } from './emit-types.ts'
import { type Examples, readExamples } from './examples.ts'
import type { Spec } from './model.ts'
import { Output } from './output.ts'
import { describePermissions, emitPermissions, permissionsOf } from './permissions.ts'
import { emitPublicEvents, publishEvents, withPublicEvents } from './public-events.ts'
import { publish } from './publish.ts'
import { lintPublished, readSpec } from './read.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..')
const output = new Output(join(folder, '..'))

async function emitCalls(spec: Spec, specs: Spec[]): Promise<void> {
  const generated = `services/${spec.name}/generated`
  const calls = callsOf(spec, specs)
  if (calls.size > 0) output.add(`${generated}/clients.ts`, emitClients(calls))
  for (const [callee, operations] of calls) {
    const part = onlyOperations(callee.document, new Set(operations.map((operation) => operation.operationId)))
    output.add(`${generated}/${callee.name}-client.ts`, await emitTypes(part, false))
  }
}

async function emitService(spec: Spec, specs: Spec[]): Promise<void> {
  const generated = `services/${spec.name}/generated`
  output.add(`${generated}/types.ts`, await emitTypes(spec.document, true))
  output.add(`${generated}/routes.ts`, emitRoutes(spec))
  output.add(`${generated}/events.ts`, emitEvents(spec, specs, subscriptions(specs)))
  const consumed = consumedDocument(spec, specs)
  if (consumed) output.add(`${generated}/consumed.ts`, await emitTypes(consumed, false))
  if (spec.subscribesToPublic) output.add(`${generated}/public-events.ts`, emitPublicEvents(specs))
  await emitCalls(spec, specs)
}

async function generate(): Promise<void> {
  const common = parse(readFileSync(join(folder, 'common.yaml'), 'utf8')) as Common
  output.add('services/kit/generated/problems.ts', emitProblems(common['x-problems'], fieldErrorCodes(common)))
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && !['common.yaml', 'gateway.yaml', 'redocly.yaml'].includes(file))
    .map((file) => file.replace('.yaml', ''))
    .sort()
  const specs = withPublicEvents(await Promise.all(names.map((name) => readSpec(folder, name, common))))
  const owners = new Map(specs.flatMap((spec) => spec.operations.map((o) => [o.operationId, spec.name] as const)))
  const operations = specs.reduce((sum, spec) => sum + spec.operations.length, 0)
  if (owners.size !== operations) throw new Error('two services use the same operationId')
  checkCacheTags(specs)
  const gateway = await readSpec(folder, 'gateway', common)
  const permissions = permissionsOf(specs.flatMap((spec) => spec.operations))
  for (const spec of [...specs, gateway]) describePermissions(spec, permissions)
  for (const { name, schemas } of specs)
    if (schemas.Permission) output.add(`services/${name}/generated/permissions.ts`, emitPermissions(permissions))
  for (const spec of specs) await emitService(spec, specs)
  checkPublished(gateway, specs)
  const webhooks = publishEvents(gateway, specs)
  output.add('services/gateway/generated/routes.ts', emitGatewayRoutes(gateway, owners))
  await emitCalls(gateway, specs)
  // Programs read it: a line for each member, so that changes can be seen, and no blanks, which were a quarter of it.
  const withoutIndent = (text: string) => text.replace(/^ +/gm, '')
  const published = (examples: Examples) =>
    withoutIndent(`${JSON.stringify(publish(gateway, common, { examples, webhooks }), null, 1)}\n`)
  // Without what was recorded, which a changed schema may not fit: it is recorded anew by what is generated here. A test
  // lints the whole.
  await lintPublished(published({}))
  output.add('services/gateway/generated/openapi.json', published(readExamples(folder)))
  for (const [path, text] of await emitSdk(gateway, exportedNames(join(folder, '..', 'sdk', 'src', 'index.ts'))))
    output.add(path, text)
}

try {
  await generate()
  const check = process.argv.includes('--check')
  const paths = check ? output.differences() : output.write()
  if (check && paths.length > 0) {
    console.error(`openapi/ was edited without generating. Run npm run gen; these differ:\n${paths.join('\n')}`)
    process.exitCode = 1
  } else console.log(check ? 'generated files are up to date' : `generated ${paths.length} changed files`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
