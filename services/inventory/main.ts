import { runService } from '@stoa/kit/process/process'
import { inventory } from './service.ts'

await runService(inventory)
