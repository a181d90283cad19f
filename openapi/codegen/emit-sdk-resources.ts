import { emitMethod, type Method } from './emit-sdk-methods.ts'
import type { Resource } from './emit-sdk-tree.ts'
import type { Spec } from './model.ts'

/** The client's own members; a resource has none. */
const CLIENT = {
  members: `  /** @param runtime clock, timers and random numbers; tests replace them. */
  constructor(options: StoaOptions, runtime?: Runtime) {
    this.#calls = new Calls(operations, options, runtime)
  }

  /** Calls any operation by its operationId. */
  request<Id extends keyof Declared>(id: Id, input: InputOf<Declared[Id]>, options?: RequestOptions): ApiPromise<DataOf<Declared[Id]>> {
    return this.#calls.send(operations[id], input, options)
  }
`,
  doc: '/** The client of a Stoa shop. */\n',
}

const RESOURCE_MEMBERS = `  constructor(calls: Calls) {
    this.#calls = calls
  }
`

const uses = (text: string, names: string[]) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(text))

function importLine(names: string[], from: string, isType: boolean): string {
  return names.length === 0 ? '' : `import ${isType ? 'type ' : ''}{ ${names.join(', ')} } from '${from}'\n`
}

/** Imports what the text names, and nothing else. */
function imports(resource: Resource, text: string, methods: Method[]): string {
  const schemas = [...new Set(methods.flatMap((method) => method.schemas))].sort()
  const isClient = resource.path.length === 0
  const declared = uses(text, ['Declared']).length > 0
  return [
    importLine(uses(text, ['ApiPromise']), '../answer.ts', true),
    importLine(['Calls'], '../client.ts', !isClient),
    importLine(uses(text, ['BodyOf', 'DataOf', 'InputOf', 'QueryOf']), '../operation-types.ts', true),
    importLine(uses(text, ['PagePromise']), '../page.ts', true),
    importLine(uses(text, ['RequestOptions', 'Runtime', 'StoaOptions', 'UploadBody']), '../types.ts', true),
    importLine(uses(text, ['operations']), './operations.ts', false),
    ...[...resource.children.values()].map((child) => importLine([child.className], `./${child.file}`, false)),
    importLine(schemas, './types.ts', true),
    declared ? "import type { operations as Declared } from './types.ts'\n" : '',
  ].join('')
}

/** The class of one resource, or of the client, in a file of its own. */
export function emitResource(spec: Spec, resource: Resource): string {
  const isClient = resource.path.length === 0
  const methods = [...resource.methods].map(([name, operation]) => emitMethod(spec, name, operation))
  const children = [...resource.children].map(
    ([name, child]) => `  get ${name}(): ${child.className} {
    return this.#calls.resource(${child.className})
  }
`,
  )
  const members = [isClient ? CLIENT.members : RESOURCE_MEMBERS, ...children, ...methods.map((method) => method.text)]
  const doc = isClient ? CLIENT.doc : `/** \`stoa.${resource.path.join('.')}\` */\n`
  const text = `${doc}export class ${resource.className} {
  readonly #calls: Calls

${members.join('\n')}}
`
  return `${imports(resource, text, methods)}\n${text}`
}
