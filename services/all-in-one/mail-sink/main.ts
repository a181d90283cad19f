/** The local mail sink in a process of its own, for containers. */
import { port, readConfig, text } from '@stoa/kit/process/config'
import { onStopRequest } from '../signals.ts'
import { startMailSink } from './sink.ts'

const config = readConfig(process.env, {
  HOST: text('127.0.0.1'),
  STOA_INBOX_PORT: port(8025),
  STOA_SMTP_PORT: port(1025),
})
const sink = await startMailSink({
  smtpPort: config.STOA_SMTP_PORT,
  httpPort: config.STOA_INBOX_PORT,
  host: config.HOST,
})
console.log(`Mail to ${sink.smtpUrl} can be read at ${sink.inboxUrl}`)
onStopRequest(() => void sink.stop().then(() => process.exit(0)))
