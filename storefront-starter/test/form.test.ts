import { ApiError, ConnectionError, isApiError } from '@stoa/sdk'
import t from 'tap'
import { accountRefusal, failureOf, readForm, refusal, withKey } from '../app/lib/form.server.ts'
import { textOfFieldError } from '../app/lib/form.ts'

function apiError(status: number, problem: object): ApiError {
  const text = JSON.stringify(problem)
  return new ApiError({ status, headers: new Headers(), text, problem: problem as ApiError['problem'] })
}

t.test('what the API refuses stands beside its field, and what was typed is kept', async (t) => {
  const values = { email: 'x', postal_code: '1' }
  const error = apiError(400, {
    code: 'validation_failed',
    errors: [
      { pointer: '/email', code: 'format', detail: '' },
      { pointer: '/shipping_address/postal_code', code: 'postal_code', detail: '' },
    ],
  })
  const failure = failureOf(error, values)
  t.strictSame(failure, { values, fields: { email: 'email', postal_code: 'postal_code' }, problem: null })
  t.match(textOfFieldError('email').en, /e-mail address/)
  t.match(textOfFieldError('something_new').de, /prüfen/)
})

t.test('a refusal of the whole has its code, and what nobody can mend is thrown', async (t) => {
  t.equal(failureOf(apiError(402, { code: 'payment_declined' }), {}).problem, 'payment_declined')
  const outage = apiError(503, { code: 'service_unavailable' })
  t.throws(() => failureOf(outage, {}), { init: { status: 503 } })
  for (const status of [401, 403, 404]) {
    const notTheirs = apiError(status, { code: 'not_found' })
    t.throws(() => failureOf(notTheirs, {}), { init: { status: 404 } }, `${status}: a page that does not exist`)
  }
  t.throws(() => failureOf(new TypeError('ours'), {}), TypeError)
})

t.test('a form is read without blanks, and files are left out', async (t) => {
  const body = new FormData()
  body.set('name', '  Ada ')
  body.set('file', new File(['x'], 'x.txt'))
  t.strictSame(await readForm(new Request('http://shop.example/', { method: 'POST', body })), { name: 'Ada' })
})

t.test('a form that cannot be read is a bad request', async (t) => {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const request = new Request('http://shop.example/', { method: 'POST', body: 'no part at all', headers })
  await t.rejects(readForm(request), { init: { status: 400 } })
})

t.test('a form with a key that was used for other values is sent with another, once', async (t) => {
  const reused = apiError(422, { code: 'idempotency_key_reused' })
  const keys: string[] = []
  const result = await withKey({ key: 'key-of-the-form' }, async (key) => {
    keys.push(key)
    if (keys.length === 1) throw reused
    return 'done'
  })
  t.equal(result, 'done')
  t.equal(keys[0], 'key-of-the-form')
  t.not(keys[1], keys[0])
  const again = withKey({ key: 'key-of-the-form' }, async () => Promise.reject(reused))
  await t.rejects(again, reused, 'but not again and again')
  t.ok(isApiError(reused))
})

t.test('passwords are read as they were typed, and never come back with the form', async (t) => {
  const body = new FormData()
  body.set('email', ' ada@example.com ')
  body.set('new_password', ' two blanks ')
  const values = await readForm(new Request('http://shop.example/', { method: 'POST', body }))
  t.strictSame(values, { email: 'ada@example.com', new_password: ' two blanks ' })
  t.strictSame(refusal(values, {}).values, { email: 'ada@example.com' })
  t.strictSame(failureOf(apiError(409, { code: 'already_exists' }), values).values, { email: 'ada@example.com' })
  t.strictSame(accountRefusal(apiError(401, { code: 'invalid_credentials' }), values).data.values, {
    email: 'ada@example.com',
  })
})

t.test('too many tries and a shop that does not respond are said on the form, with the time to wait', async (t) => {
  const headers = new Headers({ 'retry-after': '40' })
  const limited = new ApiError({ status: 429, headers, text: '', problem: null })
  const { data, init } = accountRefusal(limited, { email: 'ada@example.com', password: 'x' })
  t.strictSame(data, { values: { email: 'ada@example.com' }, fields: {}, problem: 'rate_limited', waitSeconds: 40 })
  t.strictSame(init, { status: 429, headers: { 'retry-after': '40' } })
  const down = accountRefusal(new ConnectionError('refused'), {})
  t.match(down, { data: { problem: 'unavailable', waitSeconds: null }, init: { status: 503 } })
  t.throws(() => accountRefusal(new TypeError('ours'), {}), TypeError)
  const wrong = accountRefusal(apiError(401, { code: 'invalid_credentials' }), {}, 'current_password')
  t.strictSame(wrong.data.fields, { current_password: 'wrong_password' })
})
