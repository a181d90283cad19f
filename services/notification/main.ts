import { runService } from '@stoa/kit/process/process'
import { notification } from './service.ts'

await runService(notification)
