import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { createSharedResults } from '../app/lib/shared-results.server.ts'

t.test(
  'what takes long is made once for everybody who asks, one thing at a time, and again when it is old',
  async (t) => {
    let nowMs = 0
    let atOnce = 0
    const made: string[] = []
    const results = createSharedResults<string>(1000, () => nowMs)
    const ask = (key: string) =>
      results(key, async () => {
        atOnce += 1
        t.equal(atOnce, 1, 'nothing else is made meanwhile')
        await setImmediate()
        atOnce -= 1
        made.push(key)
        return `${key} ${made.length}`
      })
    t.strictSame(await Promise.all([ask('a'), ask('b'), ask('a'), ask('b')]), ['a 1', 'b 2', 'a 1', 'b 2'])
    nowMs = 999
    t.equal(await ask('a'), 'a 1')
    nowMs = 1000
    t.strictSame(await Promise.all([ask('a'), ask('a')]), ['a 3', 'a 3'])
  },
)

t.test('what could not be made is tried again by who asks next, and keeps nothing else from being made', async (t) => {
  const results = createSharedResults<number>(1000, () => 0)
  const failing = results('a', async () => {
    throw new Error('the API is away')
  })
  const other = results('b', async () => 1)
  await t.rejects(failing, { message: 'the API is away' })
  t.equal(await other, 1)
  t.equal(await results('a', async () => 2), 2)
})
