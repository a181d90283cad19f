import { randomUUID } from 'node:crypto'
import { type ApiError, isApiError } from '@stoa/sdk'
import type { FormFailure, FormValues } from './form.ts'

/** The fields of a form, without blanks at their ends. Of fields with one name the last counts. */
export async function readForm(request: Request): Promise<FormValues> {
  const fields = [...(await request.formData())].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value.trim()] as const] : [],
  )
  return Object.fromEntries(fields)
}

/** Which form of a page was sent: the value of the button that was pressed. */
export function intentOf(values: FormValues): string {
  return values.intent ?? ''
}

/**
 * A form for each refusal that the customer can mend; whatever else went wrong is thrown again. The last part of the API's pointer
 * (`/shipping_address/postal_code`) is the name of the field.
 */
export function failureOf(error: unknown, values: FormValues): FormFailure {
  if (!isMendable(error)) throw error
  const named = (error.problem?.errors ?? []).map(({ pointer, parameter, code }) => {
    const name = pointer?.split('/').at(-1) ?? parameter ?? ''
    return [name, codeFor(name, code)] as const
  })
  const fields = Object.fromEntries(named.filter(([name]) => name !== '').reverse())
  return { values, fields, problem: named.length > 0 && error.code !== 'cart_incomplete' ? null : error.code }
}

/** A form that this server refuses by itself, without asking the API. */
export function refusal(values: FormValues, fields: Record<string, string>): FormFailure {
  return { values, fields, problem: null }
}

function isMendable(error: unknown): error is ApiError {
  return isApiError(error) && [400, 402, 409, 422].includes(error.status)
}

/** How an address or a number is written is said by its field, not by the kind of rule that it broke. */
function codeFor(name: string, code: string): string {
  const isForm = code === 'format' || code === 'pattern'
  return isForm && (name === 'email' || name === 'phone') ? name : code
}

/** For a hidden field of a form: a form that is sent twice, by a double click or a reload, is carried out once. */
export function newKey(): string {
  return randomUUID()
}

/**
 * Calls with the key of a form. A form that comes back by the Back button and is sent with other values has a key that was used for
 * the former ones; then the call is made with another key, once.
 */
export async function withKey<T>(values: FormValues, call: (key: string) => PromiseLike<T>): Promise<T> {
  const key = /^[\x21-\x7e]{8,100}$/.test(values.key ?? '') ? (values.key ?? '') : newKey()
  try {
    return await call(key)
  } catch (error) {
    if (isApiError(error, 'idempotency_key_reused')) return await call(newKey())
    throw error
  }
}
