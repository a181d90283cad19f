import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface ReceivedMail {
  recipients: string[]
  /** As it arrived, with headers. */
  raw: string
}

export interface SmtpServer {
  url: string
  mails: ReceivedMail[]
  /** Every command with its argument, in the order received. */
  commands: string[]
  /** Replies to the next commands that begin so, instead of the default ones; each is used once. See `LOST`. */
  replies: [command: string, reply: string][]
  stop(): Promise<void>
}

/** In place of a reply: the server does what it was told, and its connection is gone before it says so. */
export const LOST = '250 lost'

const DEFAULT_REPLIES: Record<string, string> = {
  EHLO: '250 hello',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  RSET: '250 ok',
  QUIT: '221 bye',
}

function serve(socket: Socket, server: Pick<SmtpServer, 'mails' | 'commands' | 'replies'>): void {
  let buffer = ''
  let inData = false
  let mail: ReceivedMail = { recipients: [], raw: '' }
  const reply = (command: string, fallback: string): string => {
    const index = server.replies.findIndex(([wanted]) => command.startsWith(wanted))
    const text = index < 0 ? fallback : (server.replies.splice(index, 1)[0]?.[1] ?? fallback)
    if (text === LOST) socket.destroy()
    else socket.write(`${text}\r\n`)
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
    server.commands.push(line)
    const response = reply(verb, DEFAULT_REPLIES[verb] ?? '502 not implemented')
    if (verb === 'RCPT' && response.startsWith('250')) mail.recipients.push(line.replace(/^.*<(.*)>.*$/, '$1'))
    if (response.startsWith('354')) inData = true
    return true
  }
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8')
    while (inData ? takeData() : takeCommand());
  })
  // A client may close its connection at any time.
  socket.on('error', () => undefined)
  socket.write('220 ready\r\n')
}

/** A real SMTP server that refuses on demand; `smtp-server` cannot reply as wrongly as real ones do. */
export async function startSmtp(): Promise<SmtpServer> {
  const state: Pick<SmtpServer, 'mails' | 'commands' | 'replies'> = { mails: [], commands: [], replies: [] }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serve(socket, state)
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
