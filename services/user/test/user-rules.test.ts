import t from 'tap'
import { patchAddress } from '../domain/address.ts'
import { formatKey, hintOf, isWellFormedKey } from '../domain/api-key.ts'
import { commonPasswords } from '../domain/common-passwords.ts'
import { checkPassword } from '../domain/password.ts'
import { checkGrant } from '../domain/permission.ts'
import { decideRefresh, GRACE_SECONDS } from '../domain/session.ts'
import {
  type KeyAge,
  PUBLISHED_AFTER_MS,
  PUBLISHED_BEFORE_MS,
  planRotation,
  SIGNING_MS,
} from '../domain/signing-key.ts'

t.test('passwords that are easy to guess are refused, others need no special characters', async (t) => {
  const about = { email: 'ada.lovelace@example.com', staff: false, pointer: '/password' }
  const fine = ['kettle drum', 'ünïcödé ω', 'aaaaaaab', 'xxxxxxxy', 'correct pony']
  for (const password of fine) t.doesNotThrow(() => checkPassword(password, about), password)
  const bad = [
    'password',
    'PassWord123',
    '12345678',
    '87654321',
    'abcdefgh',
    'zzzzzzzzzzzz',
    'ada.lovelace',
    'Ada.Lovelace@example.com',
  ]
  for (const password of bad) t.throws(() => checkPassword(password, about), { code: 'validation_failed' }, password)
})

t.test('the passwords that breaches have brought up most often are refused', async (t) => {
  const about = { email: 'ada@example.com', staff: false, pointer: '/password' }
  // None of them is in the list of our own, and all would be accepted by their form.
  for (const password of ['Thunderbird', 'bulldogs', 'hollywood', 'mailcreated5240']) {
    t.throws(() => checkPassword(password, about), { code: 'validation_failed' }, password)
  }
  t.throws(() => checkPassword('123456789qwerty', { ...about, staff: true }), { code: 'validation_failed' })
  t.ok(commonPasswords.size > 15_000)
})

t.test('a password of staff is longer, counted in characters', async (t) => {
  const about = { email: 'ada@example.com', staff: true, pointer: '/new_password' }
  t.throws(() => checkPassword('fourteen chars', about), { code: 'validation_failed' })
  t.throws(() => checkPassword('😀😁😂🤣😃😄😅😆', about), 'eight characters although sixteen code units')
  t.doesNotThrow(() => checkPassword('fifteen, chars!', about))
})

t.test('a refresh token is used once, repeated within the grace period, and then ends the family', async (t) => {
  t.equal(decideRefresh({ isOver: false, secondsSinceUse: null }), 'rotate')
  t.equal(decideRefresh({ isOver: false, secondsSinceUse: 0 }), 'repeat')
  t.equal(decideRefresh({ isOver: false, secondsSinceUse: GRACE_SECONDS }), 'repeat')
  t.equal(decideRefresh({ isOver: false, secondsSinceUse: GRACE_SECONDS + 0.1 }), 'end_family')
  t.equal(decideRefresh({ isOver: true, secondsSinceUse: null }), 'refuse')
  t.equal(decideRefresh({ isOver: true, secondsSinceUse: 1 }), 'refuse')
})

t.test('permissions are granted and withdrawn only by actors who have them', async (t) => {
  t.doesNotThrow(() => checkGrant(['*'], [], ['orders.write', '*']))
  t.doesNotThrow(() => checkGrant(['staff.write', 'orders.read'], ['stock.read'], ['stock.read', 'orders.read']))
  t.throws(() => checkGrant(['staff.write'], [], ['*']), { code: 'forbidden' })
  t.throws(() => checkGrant(['staff.write'], ['*'], []), { code: 'forbidden' })
})

t.test('API keys carry a checksum', async (t) => {
  const random = Uint8Array.from({ length: 32 }, (_, index) => index * 7)
  const key = formatKey('secret', random)
  t.match(key, /^sk_[0-9a-z]{59}$/)
  t.ok(isWellFormedKey(key))
  t.ok(isWellFormedKey(formatKey('publishable', random)))
  t.notOk(isWellFormedKey(key.replace('sk_', 'pk_')), 'of the other kind')
  t.notOk(isWellFormedKey(`${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`), 'mistyped')
  t.notOk(isWellFormedKey('sk_short'))
  t.equal(hintOf(key).length, 10)
})

t.test('an address loses the lines that are patched to null', async (t) => {
  const address = { name: 'Ada', line1: '12 St James’s Square', line2: 'Flat 2', country: 'GB' }
  t.same(patchAddress(address, { line2: null, city: 'London' }), {
    name: 'Ada',
    line1: '12 St James’s Square',
    city: 'London',
    country: 'GB',
  })
})

t.test('signing keys are rotated', async (t) => {
  const start = new Date('2026-11-23T00:00:00Z')
  const later = (ms: number) => new Date(start.getTime() + ms)
  const key = (kid: string, state: KeyAge['state'], isUsable = true): KeyAge => ({ kid, state, since: start, isUsable })
  const none = { remove: [], retire: [], promote: null, create: [] }
  t.same(planRotation([], start), { ...none, create: ['current', 'next'] }, 'the first start')
  const pair = [key('a', 'current'), key('b', 'next')]
  t.same(planRotation(pair, later(SIGNING_MS - 1)), none)
  t.same(planRotation(pair, later(SIGNING_MS)), { ...none, retire: ['a'], promote: 'b', create: ['next'] })
  const three = [key('a', 'previous'), ...pair]
  t.same(planRotation(three, later(PUBLISHED_AFTER_MS)), none, 'still published')
  t.same(planRotation(three, later(PUBLISHED_AFTER_MS + 1)), { ...none, remove: ['a'] })
  t.same(
    planRotation([key('a', 'current', false), key('b', 'next', false)], start),
    { remove: ['b'], retire: ['a'], promote: null, create: ['current', 'next'] },
    'the secret was replaced and the previous one removed',
  )
})

t.test(
  'signing keys under a secret that is being replaced are replaced, and none signs before it was published',
  async (t) => {
    const start = new Date('2026-11-23T00:00:00Z')
    const later = (ms: number) => new Date(start.getTime() + ms)
    const key = (kid: string, state: KeyAge['state'], isFormer: boolean): KeyAge => ({
      kid,
      state,
      since: start,
      isUsable: true,
      isFormer,
    })
    const none = { remove: [], retire: [], promote: null, create: [] }
    const both = [key('a', 'current', true), key('b', 'next', true)]
    t.same(planRotation(both, start), { ...none, remove: ['b'], create: ['next'] })
    const published = [key('a', 'current', true), key('c', 'next', false)]
    t.same(planRotation(published, later(PUBLISHED_BEFORE_MS - 1)), none)
    t.same(planRotation(published, later(PUBLISHED_BEFORE_MS)), {
      ...none,
      retire: ['a'],
      promote: 'c',
      create: ['next'],
    })
    const other = [key('a', 'current', false), key('c', 'next', true)]
    t.same(planRotation(other, later(PUBLISHED_BEFORE_MS)), none, 'a replica of the round before leaves the new one')
    t.same(
      planRotation(both, later(SIGNING_MS)),
      { ...none, retire: ['a'], promote: 'b', create: ['next'] },
      'a day that is due anyway',
    )
  },
)
