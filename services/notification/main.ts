import { runService } from '@stoa/kit/process/process'
import { failedEventsCommand, replayEventsCommand } from './commands.ts'
import { notification } from './service.ts'

await runService(notification, {
  commands: { 'failed-events': failedEventsCommand, 'replay-events': replayEventsCommand },
})
