import { connect } from 'node:net'
import { createInterface } from 'node:readline'

/** Sends one raw mail over SMTP (RFC 5321) and resolves to the server's answer to it; enough to talk to the mail sink. */
export async function sendMail(smtpUrl: string, from: string, to: string[], data: string): Promise<string> {
  const { hostname, port } = new URL(smtpUrl)
  const socket = connect({ host: hostname, port: Number(port) })
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  const reply = async (): Promise<string> => {
    const { value, done } = await replies.next()
    if (done) throw new Error('the server hung up')
    return value[3] === '-' ? reply() : value
  }
  const say = (line: string) => {
    socket.write(`${line}\r\n`)
    return reply()
  }
  await reply()
  await say('EHLO test')
  await say(`MAIL FROM:<${from}>`)
  for (const address of to) await say(`RCPT TO:<${address}>`)
  await say('DATA')
  const answer = await say(`${data.replaceAll('\n', '\r\n')}\r\n.`)
  await say('QUIT')
  socket.destroy()
  return answer
}
