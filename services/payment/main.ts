import { runService } from '@stoa/kit/process/process'
import { payment } from './service.ts'

await runService(payment)
