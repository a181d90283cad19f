import type { PageFrom } from '@stoa/kit/contract/list-page'

interface Conditions {
  /** What columns must be equal to; null is not asked for. */
  equal?: Readonly<Record<string, string | null>>
  /** Further conditions, without values. */
  fixed?: readonly string[]
}

/**
 * The end of a statement that reads a page of a list that runs newest first, by id, with one row more than `limit`. A condition
 * that is not asked for is not in the text: a plan kept for a text that has all of them would use the index of none.
 */
export function newestFirst({ after, back, limit }: PageFrom, { equal = {}, fixed = [] }: Conditions = {}) {
  const values: unknown[] = [limit + 1]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions = [...fixed]
  for (const [column, value] of Object.entries(equal)) {
    if (value !== null) conditions.push(`${column} = ${parameter(value)}`)
  }
  if (after !== null) conditions.push(`id ${back ? '>' : '<'} ${parameter(after)}`)
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')} ` : ''
  return { rest: `${where}ORDER BY id ${back ? 'ASC' : 'DESC'} LIMIT $1`, values }
}
