import { connect } from 'node:net'
import { createInterface } from 'node:readline'

/** Sends one raw mail over SMTP (RFC 5321) and resolves to the server's response to it; enough for the mail sink. */
export async function sendMail(smtpUrl: string, from: string, to: string[], data: string): Promise<string> {
  const { hostname, port } = new URL(smtpUrl)
  const socket = connect({ host: hostname, port: Number(port) })
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  const reply = async (): Promise<string> => {
    const { value, done } = await replies.next()
    if (done) throw new Error('the server hung up')
    return value[3] === '-' ? reply() : value
  }
  const send = (line: string) => {
    socket.write(`${line}\r\n`)
    return reply()
  }
  await reply()
  await send('EHLO test')
  await send(`MAIL FROM:<${from}>`)
  for (const address of to) await send(`RCPT TO:<${address}>`)
  await send('DATA')
  const response = await send(`${data.replaceAll('\n', '\r\n')}\r\n.`)
  await send('QUIT')
  socket.destroy()
  return response
}
