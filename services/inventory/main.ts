import { runService } from '@stoa/kit/process'
import { inventory } from './service.ts'

await runService(inventory)
