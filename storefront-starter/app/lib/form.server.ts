import { randomUUID } from 'node:crypto'
import { type ApiError, isApiError, StoaError } from '@stoa/sdk'
import { data } from 'react-router'
import { asPageError, type PageError } from './error-page.server.ts'
import type { FormFailure, FormValues } from './form.ts'

/** Passwords are sent as they were typed, and never come back with a form. */
const isPassword = (name: string) => name.endsWith('password')

/** The fields of a form, without blanks at their ends. Of fields with one name the last counts. */
export async function readForm(request: Request): Promise<FormValues> {
  const form = await request.formData().catch(() => {
    throw data({ requestId: null } satisfies PageError, { status: 400 })
  })
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, isPassword(name) ? value : value.trim()] as const] : [],
  )
  return Object.fromEntries(fields)
}

/** The fields of a list that are empty. */
export function emptyFields(values: FormValues, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.filter((name) => !values[name]).map((name) => [name, 'required']))
}

function shownAgain(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isPassword(name)))
}

/** Which form of a page was sent: the value of the button that was pressed. */
export function intentOf(values: FormValues): string {
  return values.intent ?? ''
}

/**
 * A form for each refusal that the customer can mend; whatever else went wrong is thrown as a page with its status. The last part of the API's pointer
 * (`/shipping_address/postal_code`) is the name of the field.
 */
export function failureOf(error: unknown, values: FormValues): FormFailure {
  if (!isMendable(error)) throw asPageError(error)
  const named = (error.problem?.errors ?? []).map(({ pointer, parameter, code }) => {
    const name = pointer?.split('/').at(-1) ?? parameter ?? ''
    const prefix = pointer?.startsWith('/billing_address/') ? 'billing_' : ''
    return [name === '' ? '' : prefix + name, codeFor(name, code)] as const
  })
  const fields = Object.fromEntries(named.filter(([name]) => name !== '').reverse())
  return {
    values: shownAgain(values),
    fields,
    problem: named.length > 0 && error.code !== 'cart_incomplete' ? null : error.code,
  }
}

/** A form that this server refuses by itself, without asking the API. */
export function refusal(values: FormValues, fields: Record<string, string>): FormFailure {
  return { values: shownAgain(values), fields, problem: null }
}

/**
 * What an action responds with when a form about somebody's account was refused. Too many tries and a shop that does not respond
 * are said on the form too, which keeps what was typed.
 */
export function accountRefusal(error: unknown, values: FormValues, fieldOfWrongPassword?: string) {
  if (isApiError(error, 'invalid_credentials')) {
    const fields = fieldOfWrongPassword ? { [fieldOfWrongPassword]: 'wrong_password' } : {}
    const problem = fieldOfWrongPassword ? null : error.code
    return data({ values: shownAgain(values), fields, problem } satisfies FormFailure, { status: 422 })
  }
  if (isApiError(error) ? error.status === 429 || error.status >= 500 : error instanceof StoaError) {
    const status = isApiError(error) && error.status === 429 ? 429 : 503
    const waitSeconds = Number(isApiError(error) ? error.headers.get('retry-after') : 0) || null
    const problem = status === 429 ? 'rate_limited' : 'unavailable'
    const failure: FormFailure = { values: shownAgain(values), fields: {}, problem, waitSeconds }
    return data(failure, { status, headers: waitSeconds === null ? {} : { 'retry-after': String(waitSeconds) } })
  }
  return data(failureOf(error, values), { status: 422 })
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
