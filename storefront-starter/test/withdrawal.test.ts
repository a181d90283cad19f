import { ApiError, type Order } from '@stoa/sdk'
import t from 'tap'
import type { Visit } from '../app/lib/stoa.server.ts'

process.env.STOREFRONT_SECRET = 'a-secret-for-tests-of-32-characters'
const { declarationOf, statementOf, withdrawableLines, withdrawalFailure, withdrawalRightOf } = await import(
  '../app/lib/withdrawal.server.ts'
)

const visit = { language: 'en', facts: { timeZone: 'Europe/Berlin' } } as unknown as Visit
const line = (id: string, quantity: number) => ({
  id,
  title: id,
  variant_title: null,
  options: [],
  quantity,
  image: null,
})

/** Three lamps, one of which was withdrawn from, and a bulb. */
const order = {
  items: [line('lamp', 3), line('bulb', 1)],
  withdrawals: [{ items: [{ item_id: 'lamp', quantity: 1 }] }],
} as unknown as Order
const who = { name: 'Ada', email: 'ada@example.com' }

t.test('the end of the period is the last day of it, as the shop counts days', async (t) => {
  const right = (more: object) => withdrawalRightOf({ ...order, status: 'placed', ...more } as Order, visit)
  const until = '2036-12-09T23:00:00.000Z'
  t.strictSame(right({ withdrawable: true, withdrawable_until: until }), { isPossible: true, date: '9 December 2036' })
  t.strictSame(right({ withdrawable: true, withdrawable_until: null }), { isPossible: true, date: null })
  const over = { withdrawable: false, withdrawable_until: '2016-12-09T23:00:00.000Z' }
  t.strictSame(right(over), { isPossible: false, date: '9 December 2016' })
  t.equal(right({ withdrawable: false, withdrawable_until: until }), null, 'all of it was withdrawn from')
  t.equal(right({ ...over, status: 'cancelled' }), null)
})

t.test('a form names units in all, so what was declared before is not declared again', async (t) => {
  t.match(withdrawableLines(order), [
    { field: 'units_lamp', withdrawn: 1 },
    { field: 'units_bulb', withdrawn: 0 },
  ])
  const { pieces, fields } = statementOf(order, { ...who, units_lamp: '2', units_bulb: '1' })
  t.match(
    pieces,
    [
      { id: 'lamp', quantity: 1 },
      { id: 'bulb', quantity: 1 },
    ],
    'it shows what is added',
  )
  t.strictSame(fields, {})
  t.strictSame(declarationOf(order, { ...who, units_lamp: '2' }), { ...who, items: [{ item_id: 'lamp', quantity: 2 }] })
  t.strictSame(declarationOf(order, { ...who, units_lamp: '3', units_bulb: '1' }), who, 'all of it needs no list')
})

t.test('what is missing is said of its field, and so is what the API refuses', async (t) => {
  t.strictSame(statementOf(order, { units_lamp: '1', email: 'ada' }).fields, {
    items: 'none_chosen',
    name: 'required',
    email: 'email',
  })
  t.strictSame(statementOf(order, { ...who, units_lamp: 'x', units_other: '9' }).fields, { items: 'none_chosen' })
  t.match(statementOf(order, { ...who, units_lamp: '99' }).pieces, [{ quantity: 2 }], 'no more than there are')
  const refused = (pointer: string) =>
    new ApiError({
      status: 422,
      text: '',
      problem: { code: 'unprocessable', errors: [{ pointer, code: 'too_large', detail: '' }] },
      headers: new Headers(),
    } as never)
  t.strictSame(withdrawalFailure(refused('/items/0/quantity'), who).fields, { items: 'too_large' })
  t.strictSame(withdrawalFailure(refused('/name'), who).fields, { name: 'too_large' })
})
