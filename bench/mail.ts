/** Accepts every mail and counts it, in a process of its own, so that the shop's costs are the shop's alone. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { serveParent } from './child-process.ts'

let mails = 0
const recipients = new Set<string>()

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    recipients.add(address)
    done()
  },
  onData(stream, _session, done) {
    stream.resume()
    stream.on('end', () => {
      mails++
      done()
    })
  },
})
server.on('error', () => undefined)

/** @returns the address for SMTP_URL */
function listen(): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`))
  })
}

serveParent(
  { listen, count: () => mails, recipients: () => recipients.size },
  () => new Promise((resolve) => server.close(() => resolve())),
)
