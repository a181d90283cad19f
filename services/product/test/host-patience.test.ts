import t from 'tap'
import { createHostPatience } from '../domain/host-patience.ts'

t.test('a host that fails three times in a row is left alone, twice as long each time, until it answers', async (t) => {
  const patience = createHostPatience()
  const failed = (times: number) => Array.from({ length: times }, () => patience.failed('a.example'))
  t.same(failed(5), [null, null, 10_000, 20_000, 40_000])
  t.equal(patience.failed('b.example'), null, 'others have their own')
  t.equal(failed(20).at(-1), 600_000)
  patience.answered('a.example')
  t.same(failed(3), [null, null, 10_000])
})

t.test('a thousand hosts are remembered and no more', async (t) => {
  const patience = createHostPatience()
  for (let at = 0; at < 1_001; at++) patience.failed(`${at}.example`)
  t.same([patience.failed('0.example'), patience.failed('0.example')], [null, null])
  t.same([patience.failed('1000.example'), patience.failed('1000.example')], [null, 10_000])
})
