import t from 'tap'
import { stable } from './stable.ts'

const STARTED = Date.parse('2030-05-01T10:00:00.000Z')

/** As two recordings of one story have it, `tail` telling them apart. */
const recording = (tail: string, delayMs: number) => ({
  read: { responses: { 200: { data: [1, 2, 3], id: `ord_${'1'.repeat(25)}${tail}` } } },
  make: {
    request: { token: `prt_secret${tail}`, details: { token: 'tok_action' } },
    responses: {
      201: {
        id: `ord_${'1'.repeat(25)}${tail}`,
        owner: `user:usr_${'2'.repeat(25)}${tail}`,
        access_token: `eyJhb${tail}.eyJzdWIi.abc${tail}`,
        hint: `sk_abc${tail}…`,
        text: `Order of 1 May 2030 at 10:0${tail} UTC, http://127.0.0.1:4${tail}00/orders`,
        created_at: new Date(STARTED + delayMs).toISOString(),
        expires_at: new Date(STARTED + delayMs + 86_400_000).toISOString(),
      },
    },
  },
})

t.test('two recordings of one story are the same text', async (t) => {
  const one = stable(recording('1', 300), STARTED)
  t.equal(JSON.stringify(one), JSON.stringify(stable(recording('7', 90_000), STARTED)))
  t.strictSame(Object.keys(one), ['make', 'read'], 'sorted')
  const made = one.make?.responses?.['201'] as Record<string, string>
  const read = one.read?.responses?.['200'] as { id: string; data: number[] }
  t.match(made.id, /^ord_[0-9a-z]{26}$/, 'an id keeps its form')
  t.equal(read.id, made.id, 'and is the same wherever it comes')
  t.match(made.owner, /^user:usr_[0-9a-z]{26}$/)
  t.match(made, { created_at: '2026-11-26T09:00:00.000Z', expires_at: '2026-11-27T09:00:00.000Z' })
  t.strictSame(read.data, [1, 2], 'lists are cut')
})

t.test('no secret is in them, and what is none stays', async (t) => {
  const { make } = stable(recording('1', 0), STARTED)
  t.match(make?.request, { token: /^prt_example\d+x*$/, details: { token: 'tok_action' } })
  t.notMatch(JSON.stringify(make), /secret1|abc1|127\.0\.0\.1/)
})
