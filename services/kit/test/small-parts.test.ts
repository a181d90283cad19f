import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageOf, readCursor, writeCursor } from '@stoa/kit/contract/cursor'
import { readKey } from '@stoa/kit/contract/idempotency-key'
import { requireMatch } from '@stoa/kit/http/etag'
import { ConfigError, integer, list, optional, port, readConfig, secret, text, url } from '@stoa/kit/process/config'
import { clientNetworkOf, hasPermission, ownersOf, scopeOf } from '@stoa/kit/security/principal'
import { anonymous, customer, guest, staff } from '@stoa/kit/testing/app'
import { encode, newId, uuidV7 } from '@stoa/kit/values/ids'
import { exponentOf, isCurrency, mulDiv, split } from '@stoa/kit/values/money'
import { DomainError, toProblem } from '@stoa/kit/values/problem'
import { wallClockMs } from '@stoa/kit/values/wall-clock'
import fc from 'fast-check'
import t from 'tap'

const secretA = { current: 'a'.repeat(40) }
const secretB = { current: 'b'.repeat(40) }

t.test('a configuration tells everything that is wrong with it at once, and never a value', async (t) => {
  const settings = {
    URL: url(['redis']),
    PORT: port(1),
    SECRET: secret(),
    N: integer({ min: 1, max: 3 }),
    MAYBE: optional(),
  }
  const read = () => readConfig({ URL: 'http://x', PORT: '99999', SECRET: 'hunter2' }, settings)
  t.throws(read, ConfigError)
  try {
    read()
  } catch (error) {
    const { message } = error as Error
    t.equal(message.split('\n').length, 5, 'a line for each of four problems')
    t.match(message, /N is missing/)
    t.notMatch(message, /hunter2/)
  }
})

t.test('a setting may come from a file, but not from both', async (t) => {
  const file = join(mkdtempSync(join(tmpdir(), 'stoa-')), 'name')
  writeFileSync(file, 'from a file\n')
  t.equal(readConfig({ NAME_FILE: file }, { NAME: text() }).NAME, 'from a file')
  t.throws(() => readConfig({ NAME_FILE: file, NAME: 'x' }, { NAME: text() }), /twice/)
  t.equal(readConfig({ NAME_FILE: '', NAME: '' }, { NAME: text('unset') }).NAME, 'unset', 'empty is not set')
  t.throws(() => readConfig({ NAME_FILE: '/nowhere/at/all' }, { NAME: text() }), /cannot be read/)
  t.same(readConfig({ L: 'a, b,,c' }, { L: list() }).L, ['a', 'b', 'c'])
})

t.test('clocks of a zone show its time, over their changes too, and one format is made of a zone', async (t) => {
  const made = t.capture(Intl, 'DateTimeFormat', Intl.DateTimeFormat)
  const shown = (at: string) => new Date(wallClockMs(new Date(at), 'Europe/Lisbon')).toISOString().slice(0, 19)
  t.equal(shown('2026-03-29T00:59:59Z'), '2026-03-29T00:59:59')
  t.equal(shown('2026-03-29T01:00:00Z'), '2026-03-29T02:00:00')
  t.equal(shown('2026-10-25T01:00:00Z'), '2026-10-25T01:00:00')
  t.equal(shown('2026-12-31T23:59:59Z'), '2026-12-31T23:59:59')
  t.equal(made().length, 1)
})

t.test('ids are unique and their text sorts by time', async (t) => {
  const ids = Array.from({ length: 1000 }, () => newId('ord'))
  t.equal(new Set(ids).size, 1000)
  t.match(ids[0] ?? '', /^ord_[0-9a-hjkmnp-tv-z]{26}$/)
  fc.assert(
    fc.property(fc.nat(2 ** 40), fc.nat(2 ** 40), (a, b) => {
      const [first, second] = [a, b].map((at) => encode(uuidV7(at, new Uint8Array(10))))
      return Math.sign(a - b) === (first === second ? 0 : (first ?? '') < (second ?? '') ? -1 : 1)
    }),
  )
})

t.test('money is split so that the parts always sum, and rounded once', async (t) => {
  const weights = fc
    .array(fc.nat(10_000), { minLength: 1, maxLength: 20 })
    .filter((all) => all.some((weight) => weight > 0))
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (amount, all) => {
      const parts = split(amount, all)
      const whole = all.reduce((sum, weight) => sum + weight, 0)
      const fair = parts.every((part, index) => Math.abs(part - (amount * (all[index] ?? 0)) / whole) <= 1)
      return fair && parts.reduce((sum, part) => sum + part, 0) === amount
    }),
  )
  t.equal(mulDiv(1, 1, 2), 1, 'half away from zero')
  t.equal(mulDiv(-1, 1, 2), -1)
  t.equal(mulDiv(9_007_199_254_740_991, 3, 3), 9_007_199_254_740_991, 'exact to 2^53 - 1')
  t.throws(() => mulDiv(9_007_199_254_740_991, 2, 1), { code: 'unprocessable' })
  t.same(['JPY', 'EUR', 'KWD', 'CLF'].map(exponentOf), [0, 2, 3, 4])
  t.same(['JPY', 'EUR', 'KWD', 'CLF', 'ZZZ', 'eur', ''].map(isCurrency), [true, true, true, true, false, false, false])
})

t.test('a principal owns what is theirs, and has the permissions it was given', async (t) => {
  t.same(ownersOf(anonymous), [])
  t.same(ownersOf(guest('cart_1')), ['cart_1'])
  t.same(ownersOf(customer('usr_1')), ['usr_1'])
  t.equal(hasPermission(staff('orders.read'), 'orders.write'), false)
  t.equal(hasPermission(staff('*'), 'orders.write'), true)
  t.equal(hasPermission(guest('cart_1'), 'orders.read'), false)
  t.not(scopeOf(guest('cart_1')), scopeOf(guest('cart_2')))
})

t.test('addresses of one network count as one client, and a service is no client', async (t) => {
  const from = (address: string) => clientNetworkOf({ kind: 'anonymous', cart: null, address })
  t.equal(from('2001:db8::1'), from('2001:db8:0:0:9::'))
  t.not(from('2001:db8::1'), from('2001:db8:0:1::1'))
  t.not(from('192.0.2.1'), from('192.0.2.2'))
  t.equal(clientNetworkOf({ kind: 'service', name: 'order' }), null)
})

t.test('a cursor goes on only in the list it came from', async (t) => {
  const cursor = writeCursor(secretA, 'orders', { key: ['ord_1'], back: false })
  t.same(readCursor(secretA, 'orders', cursor), { key: ['ord_1'], back: false })
  for (const [secret, name] of [
    [secretA, 'stock'],
    [secretB, 'orders'],
  ] as const) {
    t.throws(() => readCursor(secret, name, cursor), { code: 'validation_failed' })
  }
  t.equal(readCursor(secretA, 'orders', undefined), null)
})

t.test('pages forwards and back meet no gap and no repeat', async (t) => {
  const all = Array.from({ length: 23 }, (_, n) => n)
  const read = (cursor: string | undefined, limit: number) => {
    const position = readCursor(secretA, 'n', cursor)
    const at = position ? Number(position.key[0]) : -1
    const rows = position?.back ? all.filter((n) => n < at).reverse() : all.filter((n) => n > at)
    return pageOf(rows.slice(0, limit + 1), { secret: secretA, list: 'n', limit, position, keyOf: (n) => [n] })
  }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 25 }), (limit) => {
      const seen: number[] = []
      const back: number[] = []
      let page = read(undefined, limit)
      for (; ; page = read(page.page.next_cursor ?? '', limit)) {
        seen.push(...page.data)
        if (!page.page.has_more) break
      }
      for (; page.page.prev_cursor; ) {
        page = read(page.page.prev_cursor, limit)
        back.unshift(...page.data)
      }
      t.same(seen, all)
      return back.every((n, index) => n === all[index])
    }),
  )
})

t.test('If-Match is required, and must hold the current version', async (t) => {
  t.throws(() => requireMatch(undefined, 3), { code: 'precondition_required' })
  t.throws(() => requireMatch('"2"', 3), { code: 'precondition_failed' })
  t.doesNotThrow(() => requireMatch('W/"3"', 3))
  t.doesNotThrow(() => requireMatch('"1", "3"', 3))
})

t.test('Idempotency-Key is taken bare and quoted, and refused when it is no key', async (t) => {
  t.equal(readKey('abc'), 'abc')
  t.equal(readKey('"abc"'), 'abc')
  t.equal(readKey(undefined), null)
  for (const bad of ['', '""', 'a b', 'x'.repeat(256), 'ä']) t.throws(() => readKey(bad), { code: 'validation_failed' })
})

t.test('a problem has a type, title, status, code and request id, and what the error adds to them', async (t) => {
  const problem = toProblem(
    new DomainError('out_of_stock', undefined, { lines: [{ variant_id: 'v', reason: 'out_of_stock' }] }),
    'req_1',
  )
  t.same(problem, {
    type: 'urn:stoa:problem:out_of_stock',
    title: 'Not enough in stock',
    status: 409,
    code: 'out_of_stock',
    request_id: 'req_1',
    lines: [{ variant_id: 'v', reason: 'out_of_stock' }],
  })
})
