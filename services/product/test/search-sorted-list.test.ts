import fc from 'fast-check'
import t from 'tap'
import { SortedList } from '../search/sorted-list.ts'

t.test('a sorted list holds what a sorted array holds, from any start and in both directions', async (t) => {
  const changes = fc.array(fc.record({ member: fc.nat(5000), isRemoved: fc.boolean() }), { maxLength: 300 })
  fc.assert(
    fc.property(changes, fc.nat(5000), fc.nat(2500), (list, start, many) => {
      const sorted = new SortedList((a, b) => a - b)
      const members = new Set<number>()
      const insert = (member: number) => {
        if (!members.has(member)) sorted.insert(member)
        members.add(member)
      }
      // Enough in order and in disorder that chunks are divided.
      for (let member = 0; member < many; member++) insert(member % 3 === 0 ? 5000 - member : member)
      for (const { member, isRemoved } of list) {
        if (!isRemoved) insert(member)
        else if (members.delete(member)) sorted.remove(member)
      }
      for (const step of [1, -1] as const) {
        const found: number[] = []
        sorted.walk(
          (member) => member < start,
          step,
          (member) => found.push(member) > 0,
        )
        const expected = [...members].filter((member) => (step === 1 ? member >= start : member < start))
        expected.sort((a, b) => (a - b) * step)
        if (String(found) !== String(expected)) throw new Error(`${found} instead of ${expected}`)
      }
    }),
    { numRuns: 60 },
  )
  t.throws(() => new SortedList((a, b) => a - b).remove(1), { message: '1 is not where its keys say' })
})
