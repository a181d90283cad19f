import t from 'tap'
import { openShopHere } from './harness/here.ts'
import { walkThrough } from './steps/walk-through.ts'

t.test('a shop in one process', async (t) => walkThrough(t, await openShopHere(t)))
