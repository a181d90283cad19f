import fc from 'fast-check'
import t from 'tap'
import type { Level } from '../domain/level.ts'
import { allocate, combine } from '../domain/reservation.ts'

t.test('allocate never exceeds what is available, for any lines', async (t) => {
  const level = (quantity: number, at: number): Level => ({
    variant_id: 'v',
    location_id: `l${at}`,
    on_hand: quantity,
    reserved: 0,
    low_mark: null,
    tracked: true,
    policy: 'deny',
  })
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1 }),
      (stock, requested) => {
        const lines = combine(requested.map((quantity) => ({ variant_id: 'v', quantity })))
        const total = requested.reduce((sum, quantity) => sum + quantity, 0)
        const available = stock.reduce((sum, quantity) => sum + quantity, 0)
        const levels = stock.map(level)
        if (total > available) {
          t.throws(() => allocate(lines, levels), { code: 'out_of_stock' })
          return
        }
        const allocations = allocate(lines, levels)
        const allocated = allocations.reduce((sum, { quantity }) => sum + quantity, 0)
        return (
          allocated === total &&
          allocations.every(({ quantity, location_id }) => quantity <= (stock[Number(location_id.slice(1))] ?? 0))
        )
      },
    ),
  )
})
