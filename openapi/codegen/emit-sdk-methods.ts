import { listOf } from './emit-sdk-lists.ts'
import type { Imports } from './imports.ts'
import type { Operation, Parameter, Spec } from './model.ts'
import { pascal } from './names.ts'
import { docComment } from './prose.ts'
import { componentName, isJson } from './schema.ts'

/** Where a generated file finds the SDK's own files and the other generated ones. */
export interface Paths {
  own: string
  generated: string
}

interface Argument {
  name: string
  type: string
  optional: boolean
}

const ARGUMENT = /^[a-z][A-Za-z0-9]*$/
const TAKEN = new Set(['body', 'query', 'options', 'default', 'delete', 'new', 'in'])

/** Writes the methods of one resource and collects what they import. */
export class MethodWriter {
  readonly #spec: Spec
  readonly #imports: Imports
  readonly #paths: Paths

  constructor(spec: Spec, imports: Imports, paths: Paths) {
    this.#spec = spec
    this.#imports = imports
    this.#paths = paths
  }

  write(name: string, operation: Operation): string {
    const path = pathParameters(operation)
    const body = this.#bodyArgument(operation)
    const query = this.#queryArgument(operation)
    const options: Argument = { name: 'options', type: this.#own('RequestOptions', 'types'), optional: true }
    const given = [
      ...path.map((parameter) => ({ name: parameter.name, type: this.#pathType(parameter), optional: false })),
      ...[...body, ...query, options],
    ]
    const input = [
      ...(path.length > 0 ? [`path: { ${path.map((parameter) => parameter.name).join(', ')} }`] : []),
      ...[...body, ...query].map((argument) => argument.name),
    ]
    const call = listOf(this.#spec, operation) ? 'list' : 'send'
    const operations = this.#imports.value('operations', `${this.#paths.generated}operations.ts`)
    return `${this.#doc(operation, path)}  ${name}(${signature(given)}): ${this.#result(operation)} {
    return this.#calls.${call}(${operations}.${operation.operationId}, ${input.length > 0 ? `{ ${input.join(', ')} }` : '{}'}, options)
  }
`
  }

  #own = (name: string, file: string) => this.#imports.type(name, `${this.#paths.own}${file}.ts`)

  #type = (name: string) => this.#imports.type(name, `${this.#paths.generated}types.ts`)

  #pathType({ schema }: Parameter): string {
    const name = componentName(schema)
    const { type } = (name === null ? schema : this.#spec.schemas[name]) ?? {}
    return type === 'integer' || type === 'number' ? 'number' : 'string'
  }

  #bodyArgument({ operationId, body }: Operation): Argument[] {
    if (!body) return []
    const name = componentName(body.schema) ?? `${pascal(operationId)}Body`
    const type = isJson(body.mediaType) ? this.#type(name) : this.#own('UploadBody', 'types')
    return [{ name: 'body', type, optional: !body.required }]
  }

  #queryArgument({ operationId, parameters }: Operation): Argument[] {
    const query = parameters.filter((parameter) => parameter.in === 'query')
    if (query.length === 0) return []
    const type = this.#type(`${pascal(operationId)}Params`)
    return [{ name: 'query', type, optional: !query.some((parameter) => parameter.required) }]
  }

  /** Components are named here and not through the operation's `Result`, so that an editor shows `Order | OrderPending`. */
  #result(operation: Operation): string {
    const list = listOf(this.#spec, operation)
    if (list) return `${this.#own('PagePromise', 'page')}<${this.#type(list.item)}>`
    const bodies = operation.responses.filter(({ status }) => status < 300)
    const names = bodies.map(({ mediaType, schema }) =>
      mediaType === null ? 'void' : isJson(mediaType) ? componentName(schema) : null,
    )
    const isNamed = names.length > 0 && names.every((name) => name !== null)
    const types = isNamed ? [...new Set(names)] : [`${pascal(operation.operationId)}Result`]
    for (const name of types) if (name !== 'void') this.#type(name)
    const byStatus = bodies.map(({ status }, index) => `${status}: ${names[index]}`)
    const several = types.length > 1 ? `, { ${byStatus.join('; ')} }` : ''
    return `${this.#own('ApiPromise', 'api-promise')}<${types.join(' | ')}${several}>`
  }

  #doc(operation: Operation, path: Parameter[]): string {
    const paths = this.#spec.document.paths as Record<
      string,
      Record<string, { deprecated?: boolean; responses: object }>
    >
    const node = paths[operation.path]?.[operation.method.toLowerCase()]
    const errors = Object.entries((node?.responses ?? {}) as Record<string, { description?: string }>)
    const paragraphs = [
      operation.summary,
      operation.description === '' ? '' : `\n${operation.description}`,
      ...path.map(({ name, description }) => `@param ${name} ${description}`),
      ...errors
        .filter(([status, response]) => /^[45]\d\d$/.test(status) && response.description)
        .map(([status, response]) => `@throws ${status}: ${response.description}`),
      node?.deprecated ? '@deprecated' : '',
    ]
    return docComment(paragraphs, '  ')
  }
}

function pathParameters({ operationId, path, parameters }: Operation): Parameter[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name)
    if (!parameter) throw new Error(`${operationId}: the path parameter ${name} is not declared`)
    if (!ARGUMENT.test(name) || TAKEN.has(name)) {
      throw new Error(`${operationId}: the path parameter ${name} is in camelCase and not a word of the language`)
    }
    return parameter
  })
}

/** A question mark where nothing required follows, `| undefined` where something does. */
function signature(given: Argument[]): string {
  const parts = given.map(({ name, type, optional }, index) => {
    const isLast = given.slice(index + 1).every((next) => next.optional)
    return optional && isLast ? `${name}?: ${type}` : `${name}: ${type}${optional ? ' | undefined' : ''}`
  })
  return parts.join(', ')
}
