import t from 'tap'
import { createErrorLog } from '../server/error-log.ts'

t.test('errors of one kind are written once a minute, and counted', async (t) => {
  let now = 0
  const written: string[] = []
  const log = createErrorLog({ write: (text) => written.push(text), nowMs: () => now })
  for (let count = 0; count < 5000; count += 1) log('404', `POST /orders/${count}`)
  t.strictSame(written, ['POST /orders/0'])
  log('fault', 'x'.repeat(5000))
  t.ok((written[1]?.length ?? 0) < 2100, 'one entry is not long')
  now = 60_000
  log('fault', 'again')
  t.strictSame(written.slice(2), ['404: 4999 more in a minute', 'again'])
})

t.test('a flood of different errors is written as twenty kinds and one', async (t) => {
  const written: string[] = []
  const log = createErrorLog({ write: (text) => written.push(text), nowMs: () => 0 })
  for (let kind = 0; kind < 5000; kind += 1) log(`kind ${kind}`, String(kind))
  t.equal(written.length, 21)
})
