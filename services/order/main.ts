import { runService } from '@stoa/kit/process/process'
import { order } from './service.ts'

await runService(order)
