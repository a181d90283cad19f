import { MethodWriter } from './emit-sdk-methods.ts'
import { Imports } from './imports.ts'
import type { Spec } from './model.ts'
import type { Resource } from './sdk-tree.ts'

const RESOURCE_MEMBERS = `  constructor(calls: Calls) {
    this.#calls = calls
  }
`

/** The client's own members; a resource has none. */
function clientMembers(imports: Imports): string {
  for (const name of ['RequestOptions', 'Runtime', 'StoaOptions']) imports.type(name, '../types.ts')
  for (const name of ['ByStatusOf', 'InputOf', 'ResultOf']) imports.type(name, '../operation-types.ts')
  imports.type('ApiPromise', '../api-promise.ts')
  imports.type('operations as Declared', './types.ts')
  imports.value('operations', './operations.ts')
  return `  /** @param runtime clock, timers and random numbers; tests replace them. */
  constructor(options: StoaOptions, runtime?: Runtime) {
    this.#calls = new Calls(operations, options, runtime)
  }

  /** Calls any operation by its operationId. */
  request<Id extends keyof Declared>(id: Id, input: InputOf<Declared[Id]>, options?: RequestOptions): ApiPromise<ResultOf<Declared[Id]>, ByStatusOf<Declared[Id]>> {
    return this.#calls.send(operations[id], input, options)
  }

  /** The address of a picture, for a page: the API names its own pictures by their path. */
  mediaUrl(picture: string | { url: string }): string {
    return this.#calls.mediaUrl(picture)
  }
`
}

/** The class of one resource, or of the client, in a file of its own. */
export function emitResource(spec: Spec, resource: Resource): string {
  const isClient = resource.path.length === 0
  const paths = isClient ? { own: '../', generated: './' } : { own: '../../', generated: '../' }
  const imports = new Imports()
  const methods = new MethodWriter(spec, imports, paths)
  imports[isClient ? 'value' : 'type']('Calls', `${paths.own}client.ts`)
  const children = [...resource.children].map(([name, child]) => {
    const file = isClient ? `./${child.file}` : child.file.replace('resources/', './')
    return `  get ${name}(): ${imports.value(child.className, file)} {
    return this.#calls.resource(${child.className})
  }
`
  })
  const members = [
    isClient ? clientMembers(imports) : RESOURCE_MEMBERS,
    ...children,
    ...[...resource.methods].map(([name, operation]) => methods.write(name, operation)),
  ]
  const doc = isClient ? '/** The client of a Stoa shop. */\n' : `/** \`stoa.${resource.path.join('.')}\` */\n`
  return `${imports.lines()}
${doc}export class ${resource.className} {
  readonly #calls: Calls

${members.join('\n')}}
`
}
