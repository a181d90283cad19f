import { runService } from '@stoa/kit/process'
import { order } from './service.ts'

await runService(order)
