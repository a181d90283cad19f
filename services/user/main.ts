import { runService } from '@stoa/kit/process/process'
import { createStaffCommand } from './commands.ts'
import { user } from './service.ts'

await runService(user, { commands: { 'create-staff': createStaffCommand } })
