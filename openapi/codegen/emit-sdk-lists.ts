import { Imports } from './imports.ts'
import type { Operation, Spec } from './model.ts'
import { componentName, isJson, propertiesOf } from './schema.ts'

/** What an operation lists, a page at a time. */
export interface List {
  /** Component of one entry, `ProductCard`. */
  item: string
  /** Component of the page, `ProductCardPage`. */
  page: string
  /** What the page holds beside `data` and `page`, `facets`. */
  extras: string[]
}

/** Null unless the operation has one successful response, which is a page: `data` and `page`. */
export function listOf(spec: Spec, operation: Operation): List | null {
  const [response, ...more] = operation.responses.filter(({ status }) => status < 300)
  if (operation.method !== 'GET' || more.length > 0 || !isJson(response?.mediaType ?? null)) return null
  const { data, page, ...rest } = propertiesOf(spec, response?.schema ?? null)
  if (data === undefined || page === undefined) return null
  const [item, name] = [
    componentName((data.items ?? null) as typeof data | null),
    componentName(response?.schema ?? null),
  ]
  if (item === null || name === null) {
    throw new Error(`${operation.operationId}: a page and what it lists are components of their own`)
  }
  return { item, page: name, extras: Object.keys(rest) }
}

/** `pages.ts`: which pages hold more than their entries. */
export function emitPages(spec: Spec): string {
  const imports = new Imports()
  const lists = new Map<string, List>()
  for (const operation of spec.operations) {
    const list = listOf(spec, operation)
    if (!list) continue
    const other = lists.get(list.item) ?? list
    if (other.page !== list.page && other.extras.length + list.extras.length > 0) {
      throw new Error(
        `${operation.operationId}: ${list.item} is listed in ${list.page} here and in ${other.page} elsewhere`,
      )
    }
    lists.set(list.item, list)
  }
  const cases = [...lists.values()].flatMap(({ item, page, extras }) => {
    if (extras.length === 0) return []
    const names = extras.map((name) => `'${name}'`).join(' | ')
    const [entry, body] = [imports.type(item, './types.ts'), imports.type(page, './types.ts')]
    return [`[T, ${entry}] extends [${entry}, T]\n  ? Pick<${body}, ${names}>\n  : `]
  })
  return `${imports.lines()}
/** What a page of a list of \`T\` holds beside \`data\` and \`page\`. */
export type PageExtras<T> = ${cases.join('')}unknown
`
}
