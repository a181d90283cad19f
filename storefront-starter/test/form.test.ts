import { ApiError, isApiError } from '@stoa/sdk'
import t from 'tap'
import { failureOf, readForm, withKey } from '../app/lib/form.server.ts'
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
  t.throws(() => failureOf(outage, {}), outage)
  t.throws(() => failureOf(new TypeError('ours'), {}), TypeError)
})

t.test('a form is read without blanks, and files are left out', async (t) => {
  const body = new FormData()
  body.set('name', '  Ada ')
  body.set('file', new File(['x'], 'x.txt'))
  t.strictSame(await readForm(new Request('http://shop.example/', { method: 'POST', body })), { name: 'Ada' })
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
