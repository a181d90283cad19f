import t from 'tap'
import { walkThrough } from './flow-steps.ts'
import { openShopHere } from './harness/here.ts'

t.test('a shop in one process', async (t) => walkThrough(t, await openShopHere(t)))
