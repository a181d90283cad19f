import { isApiError, type Order, type WithdrawalCreate } from '@stoa/sdk'
import { linesOf } from './cart-lines.server.ts'
import { dateFor, momentFor } from './dates.server.ts'
import { emptyFields, failureOf } from './form.server.ts'
import type { FormFailure, FormValues } from './form.ts'
import { piecesOf } from './order-timeline.server.ts'
import type { Visit } from './stoa.server.ts'
import { unitsWithdrawable, unitsWithdrawn } from './withdrawn-units.ts'

type Reader = Pick<Visit, 'language' | 'facts'>

/** The field of a line. It counts units in all, those of earlier declarations included, so a statement sent twice adds nothing. */
const fieldOf = (itemId: string) => `units_${itemId}`

/** An address that no mail can go to; whether it is one the API decides. */
const EMAIL = /^[^\s@]+@[^\s@]+$/

/** What the page of an order says of withdrawing from it. */
export function withdrawalRightOf({ withdrawable, withdrawable_until, status }: Order, reader: Reader) {
  // The end is the beginning of the day after.
  const lastMs = withdrawable_until === null ? null : Date.parse(withdrawable_until) - 1
  const date = lastMs === null ? null : dateFor(reader, new Date(lastMs).toISOString())
  const isOver = lastMs !== null && lastMs < Date.now()
  if (withdrawable) return { isPossible: true, date }
  return status === 'placed' && isOver ? { isPossible: false, date } : null
}

export type WithdrawalRight = NonNullable<ReturnType<typeof withdrawalRightOf>>

/** Lines of which something is left to withdraw from. */
export function withdrawableLines(order: Order) {
  const units = new Map(order.items.map((item) => [item.id, unitsWithdrawable(order, item)]))
  return linesOf(order)
    .map((line) => ({ ...line, quantity: units.get(line.id) ?? 0 }))
    .map((line) => ({ ...line, field: fieldOf(line.id), withdrawn: unitsWithdrawn(order, line.id) }))
    .filter(({ quantity, withdrawn }) => withdrawn < quantity)
}

export type WithdrawableLine = ReturnType<typeof withdrawableLines>[number]

/** What was declared last, and when. */
export function lastWithdrawal(order: Order, reader: Reader) {
  const last = order.withdrawals.at(-1)
  if (!last) return null
  const { name, email, text, received_at: at, items } = last
  return { name, email: email ?? '', text, at, moment: momentFor(reader, at), pieces: piecesOf(order, items) }
}

/** Units in all that a form names of a line; what is not checked is not named. */
function unitsIn(values: FormValues, { field, withdrawn, quantity }: WithdrawableLine): number {
  const units = Number(values[field] ?? 0)
  return Number.isSafeInteger(units) ? Math.min(Math.max(units, withdrawn), quantity) : withdrawn
}

/** What a form declares, and what is still wrong with it. */
export function statementOf(order: Order, values: FormValues) {
  const chosen = withdrawableLines(order)
    .map((line) => ({ ...line, units: unitsIn(values, line) }))
    .filter(({ units, withdrawn }) => units > withdrawn)
  const pieces = chosen.map(({ id, units, withdrawn }) => ({ item_id: id, quantity: units - withdrawn }))
  const fields: Record<string, string> = {
    ...(chosen.length === 0 ? { items: 'none_chosen' } : {}),
    ...emptyFields(values, ['name', 'email']),
    ...(values.email && !EMAIL.test(values.email) ? { email: 'email' } : {}),
  }
  return { pieces: piecesOf(order, pieces), fields }
}

/** What the API is told. A form that comes again names lines of which nothing is left; they are named again, and add nothing. */
export function declarationOf(order: Order, values: FormValues): WithdrawalCreate {
  const { name = '', email = '', text = '' } = values
  const lines = order.items
    .map((item) => ({ ...item, whole: unitsWithdrawable(order, item) }))
    .filter(({ whole }) => whole > 0)
  const named = lines
    .map(({ id, whole }) => ({ item_id: id, quantity: Number(values[fieldOf(id)] ?? 0), whole }))
    .filter(({ quantity }) => quantity > 0)
  const isWhole = named.length === lines.length && named.every(({ quantity, whole }) => quantity === whole)
  const some = named.map(({ item_id, quantity }) => ({ item_id, quantity }))
  return { name, email, ...(text ? { text } : {}), ...(isWhole ? {} : { items: some }) }
}

/** Why the API did not take a declaration. What it says of a line belongs to the list of lines. */
export function withdrawalFailure(error: unknown, values: FormValues): FormFailure {
  const failure = failureOf(error, values)
  const isOfLines = isApiError(error) && error.problem?.errors?.some(({ pointer }) => pointer?.startsWith('/items'))
  if (!isOfLines) return failure
  const { quantity, item_id, items, ...fields } = failure.fields
  return { ...failure, fields: { ...fields, items: quantity ?? item_id ?? items ?? 'other' } }
}
