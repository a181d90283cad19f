import { answerNames, isList } from './emit-sdk-answers.ts'
import type { Operation, Parameter, Spec } from './model.ts'
import { docComment } from './prose.ts'
import { componentName, isJson } from './schema.ts'

export interface Method {
  text: string
  /** Component schemas it names. */
  schemas: string[]
}

interface Argument {
  name: string
  type: string
  optional: boolean
  /** For TSDoc. */
  says: string
}

const ARGUMENT = /^[a-z][A-Za-z0-9]*$/
const TAKEN = new Set(['body', 'query', 'options', 'default', 'delete', 'new', 'in'])

function typeOf(spec: Spec, { schema }: Parameter): string {
  const name = componentName(schema)
  const { type } = (name === null ? schema : spec.schemas[name]) ?? {}
  return type === 'integer' || type === 'number' ? 'number' : 'string'
}

function pathArguments(spec: Spec, operation: Operation): Argument[] {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '')
  return names.map((name) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
    if (!parameter) throw new Error(`${operation.operationId}: the path parameter ${name} is not declared`)
    if (!ARGUMENT.test(name) || TAKEN.has(name)) {
      throw new Error(
        `${operation.operationId}: the path parameter ${name} is in camelCase and not a word of the language`,
      )
    }
    return { name, type: typeOf(spec, parameter), optional: false, says: parameter.description }
  })
}

function bodyArgument({ operationId, body }: Operation): Argument[] {
  if (!body) return []
  const named = isJson(body.mediaType) ? componentName(body.schema) : 'UploadBody'
  return [{ name: 'body', type: named ?? `BodyOf<Declared['${operationId}']>`, optional: !body.required, says: '' }]
}

function queryArgument({ operationId, parameters }: Operation): Argument[] {
  const query = parameters.filter((parameter) => parameter.in === 'query')
  if (query.length === 0) return []
  const type = `QueryOf<Declared['${operationId}']>`
  return [{ name: 'query', type, optional: !query.some((parameter) => parameter.required), says: '' }]
}

/** A question mark where nothing required follows, `| undefined` where something does. */
function signature(given: Argument[]): string {
  const parts = given.map(({ name, type, optional }, index) => {
    const isLast = given.slice(index + 1).every((next) => next.optional)
    return optional && isLast ? `${name}?: ${type}` : `${name}: ${type}${optional ? ' | undefined' : ''}`
  })
  return parts.join(', ')
}

function answerType(spec: Spec, operation: Operation): string {
  const type = answerNames(operation)?.join(' | ') ?? `DataOf<Declared['${operation.operationId}']>`
  return isList(spec, operation) ? `PagePromise<${type}>` : `ApiPromise<${type}>`
}

/** Descriptions of the errors an operation declares, as TSDoc reads them. */
function throwsLines(spec: Spec, operation: Operation): string[] {
  const paths = spec.document.paths as Record<string, Record<string, { responses?: object; deprecated?: boolean }>>
  const node = paths[operation.path]?.[operation.method.toLowerCase()]
  const errors = Object.entries((node?.responses ?? {}) as Record<string, { description?: string }>)
  const lines = errors
    .filter(([status, response]) => /^[45]\d\d$/.test(status) && response.description)
    .map(([status, response]) => `@throws ${status}: ${response.description}`)
  return node?.deprecated ? [...lines, '@deprecated'] : lines
}

/** One method of a resource class. */
export function emitMethod(spec: Spec, name: string, operation: Operation): Method {
  const path = pathArguments(spec, operation)
  const body = bodyArgument(operation)
  const query = queryArgument(operation)
  const options: Argument = { name: 'options', type: 'RequestOptions', optional: true, says: '' }
  const input = [
    ...(path.length > 0 ? [`path: { ${path.map((argument) => argument.name).join(', ')} }`] : []),
    ...[...body, ...query].map((argument) => argument.name),
  ]
  const doc = docComment(
    [
      operation.summary,
      operation.description === '' ? '' : `\n${operation.description}`,
      ...path.map((argument) => `@param ${argument.name} ${argument.says}`),
      ...throwsLines(spec, operation),
    ],
    '  ',
  )
  const call = isList(spec, operation) ? 'list' : 'send'
  const given = input.length > 0 ? `{ ${input.join(', ')} }` : '{}'
  const text = `${doc}  ${name}(${signature([...path, ...body, ...query, options])}): ${answerType(spec, operation)} {
    return this.#calls.${call}(operations.${operation.operationId}, ${given}, options)
  }
`
  const bodySchema = operation.body && isJson(operation.body.mediaType) ? componentName(operation.body.schema) : null
  const answers = (answerNames(operation) ?? []).filter((answer) => answer !== 'void')
  return { text, schemas: [...(bodySchema === null ? [] : [bodySchema]), ...answers] }
}
