import { runService } from '@stoa/kit/process/process'
import { createStaffCommand, verifyAuditLogCommand } from './commands.ts'
import { user } from './service.ts'

await runService(user, { commands: { 'create-staff': createStaffCommand, 'verify-audit-log': verifyAuditLogCommand } })
