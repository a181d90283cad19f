import { runService } from '@stoa/kit/process'
import { notification } from './service.ts'

await runService(notification)
