import t from 'tap'
import { createTold, stateId } from '../domain/told-availability.ts'

const stateOf = (variant_id: string, available: number) => ({ variant_id, in_stock: available > 0, available })

t.test('a change reads what changed, and not all that a client has named', async (t) => {
  let reads = 0
  const watched = (variant_id: string, available: number) => ({
    in_stock: available > 0,
    available,
    get variant_id() {
      reads++
      return variant_id
    },
  })
  const told = createTold()
  const before = Array.from({ length: 100 }, (_, n) => watched(`v${n}`, 5))
  for (const each of before) told.hear(each)
  t.equal(told.change()?.data.length, 100)
  reads = 0
  const sold = watched('v7', 4)
  told.hear(sold)
  const change = told.change()
  t.strictSame(change?.data, [sold])
  t.ok(reads < 10, `${reads} reads`)
  t.equal(change?.id, stateId([...before.filter((_, n) => n !== 7), sold]), 'the id is that of the whole state')
})

t.test('a state has one id, in any order and however it came to be', async (t) => {
  const told = createTold()
  told.assume([stateOf('a', 3), stateOf('b', 0)])
  told.hear(stateOf('a', 2))
  t.equal(told.change()?.id, stateId([stateOf('b', 0), stateOf('a', 2)]))
  told.hear(stateOf('a', 9))
  told.hear(stateOf('a', 2))
  t.equal(told.change(), null, 'it came back to what it was')
  t.not(stateId([stateOf('a', 2)]), stateId([stateOf('a', 3)]))
  t.match(stateId([]), /^[\w-]{16}$/)
})
