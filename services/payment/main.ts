import { runService } from '@stoa/kit/process'
import { payment } from './service.ts'

await runService(payment)
