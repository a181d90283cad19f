import t from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { walkThrough } from './steps/walk-through.ts'

t.test('a shop in one process serves every flow', async (t) => walkThrough(t, await openInProcessShop(t)))
