import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface ReceivedMail {
  recipients: string[]
  /** As it came, headers and all. */
  raw: string
}

export interface SmtpServer {
  url: string
  mails: ReceivedMail[]
  /** Every command with its argument, in the order heard. */
  heard: string[]
  /** What to answer to the next commands that begin so, instead of the usual; each is used once. */
  replies: [command: string, reply: string][]
  stop(): Promise<void>
}

const USUAL: Record<string, string> = {
  EHLO: '250 hello',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  RSET: '250 ok',
  QUIT: '221 bye',
}

function talk(socket: Socket, server: Pick<SmtpServer, 'mails' | 'heard' | 'replies'>): void {
  let buffer = ''
  let inData = false
  let mail: ReceivedMail = { recipients: [], raw: '' }
  const reply = (command: string, usual: string): string => {
    const at = server.replies.findIndex(([wanted]) => command.startsWith(wanted))
    const text = at < 0 ? usual : (server.replies.splice(at, 1)[0]?.[1] ?? usual)
    socket.write(`${text}\r\n`)
    return text
  }
  const takeData = (): boolean => {
    const end = buffer.indexOf('\r\n.\r\n')
    if (end < 0) return false
    mail.raw = buffer.slice(0, end)
    buffer = buffer.slice(end + 5)
    inData = false
    if (reply('.', '250 taken').startsWith('250')) server.mails.push(mail)
    mail = { recipients: [], raw: '' }
    return true
  }
  const takeCommand = (): boolean => {
    const end = buffer.indexOf('\r\n')
    if (end < 0) return false
    const line = buffer.slice(0, end)
    buffer = buffer.slice(end + 2)
    const verb = line.slice(0, 4).toUpperCase()
    server.heard.push(line)
    const answer = reply(verb, USUAL[verb] ?? '502 what')
    if (verb === 'RCPT' && answer.startsWith('250')) mail.recipients.push(line.replace(/^.*<(.*)>.*$/, '$1'))
    if (answer.startsWith('354')) inData = true
    return true
  }
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8')
    while (inData ? takeData() : takeCommand());
  })
  // A client that hangs up is its own business.
  socket.on('error', () => undefined)
  socket.write('220 here\r\n')
}

/** A real SMTP server that refuses on demand; `smtp-server` cannot answer as wrongly as real ones do. */
export async function startSmtp(): Promise<SmtpServer> {
  const state: Pick<SmtpServer, 'mails' | 'heard' | 'replies'> = { mails: [], heard: [], replies: [] }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    talk(socket, state)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    ...state,
    url: `smtp://127.0.0.1:${port}`,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
