import t from 'tap'
import { batched } from '../timing/batched.ts'
import { createSlots, createTurns } from '../timing/turns.ts'
import { UnavailableError } from '../values/problem.ts'

t.test('what comes at once or during a batch is done together, up to the limit', async (t) => {
  const batches: number[][] = []
  const gates: (() => void)[] = []
  const square = batched<number, number>(async (items) => {
    batches.push([...items])
    await new Promise<void>((resolve) => gates.push(resolve))
    return items.map((item) => item * item)
  }, 3)
  const first = [1, 2].map(square)
  await new Promise(setImmediate)
  const second = [3, 4, 5, 6].map(square)
  gates[0]?.()
  t.strictSame(await Promise.all(first), [1, 4])
  await new Promise(setImmediate)
  gates[1]?.()
  await second[0]
  await new Promise(setImmediate)
  gates[2]?.()
  t.strictSame(await Promise.all(second), [9, 16, 25, 36])
  t.strictSame(batches, [[1, 2], [3, 4, 5], [6]])
})

t.test('an item that cannot be done keeps no other of its batch from it', async (t) => {
  const batches: number[][] = []
  const half = batched<number, number>(async (items) => {
    batches.push([...items])
    if (items.some((item) => item % 2 === 1)) throw new Error('odd')
    return items.map((item) => item / 2)
  }, 10)
  const results = await Promise.allSettled([2, 3, 4].map(half))
  t.match(results, [{ value: 1 }, { reason: { message: 'odd' } }, { value: 2 }])
  t.strictSame(batches, [[2, 3, 4], [2], [3], [4]])
})

t.test('what is away is asked once for a batch, and asked again for the next', async (t) => {
  let calls = 0
  const read = batched<number, number>(async (items) => {
    calls++
    if (calls === 1) throw new UnavailableError('The database cannot be reached.', true)
    return items
  }, 10)
  t.match(await Promise.allSettled([1, 2].map(read)), [{ status: 'rejected' }, { status: 'rejected' }])
  t.equal(calls, 1)
  t.equal(await read(3), 3)
})

t.test('work takes turns where it shares a key, also after work that failed', async (t) => {
  const inTurn = createTurns()
  const gate = Promise.withResolvers<void>()
  const done: string[] = []
  const work = (name: string, wait?: Promise<void>) => async () => {
    await wait
    done.push(name)
    if (name === 'ab') throw new Error('failed')
  }
  const ab = inTurn(['a', 'b'], work('ab', gate.promise))
  const others = [inTurn(['b', 'c'], work('bc')), inTurn(['c'], work('c')), inTurn(['d'], work('d'))]
  await others[2]
  t.strictSame(done, ['d'])
  gate.resolve()
  await t.rejects(ab, { message: 'failed' })
  await Promise.all(others)
  t.strictSame(done, ['d', 'ab', 'bc', 'c'])
})

t.test('no more work at once than there are slots', async (t) => {
  const inSlot = createSlots(2)
  let running = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++running)
    await new Promise(setImmediate)
    running--
  }
  await Promise.all(Array.from({ length: 7 }, () => inSlot(work)))
  t.equal(most, 2)
  t.equal(running, 0)
  await t.rejects(
    inSlot(async () => {
      throw new Error('failed')
    }),
  )
  await Promise.all([work, work].map(inSlot))
})
