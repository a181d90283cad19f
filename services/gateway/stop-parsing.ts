import type { Socket } from 'node:net'

/** Closes the connection of a client that sent what no honest client does, with a response where there is one. */
export type Expel = (socket: Socket, response?: string) => void

/** What Node keeps at a connection of a server: its HTTP parser, which no documentation describes. */
interface Parser {
  onIncoming?: (() => number) | null
  [callback: number]: unknown
}

/** Where the parser keeps the function that takes a piece of a body (`HTTPParser.kOnBody`). */
const ON_BODY = 3
/** What makes the parser end with an error instead of going on behind the head of a request. */
const FAIL = -1
/** A connection that is closed before all was read of it is reset, and a response that has not arrived is lost. */
const LINGER_MS = 500

/**
 * Closes a connection and has nothing more read of what came on it. Node destroys a socket, but its parser goes through the rest
 * of the 64 KiB that it was given: thousands of small requests or chunks, each of which becomes objects and events.
 *
 * Parsers are used again for other connections. Node sets `onIncoming` anew for each; the other function is put back here,
 * before Node takes the parser back, which it does when the connection has been closed.
 */
export function stopParsing(socket: Socket, response = ''): void {
  if (socket.destroyed || socket.writableEnded) return
  const { parser } = socket as Socket & { parser?: Parser | null }
  if (parser) {
    parser.onIncoming = () => FAIL
    const onBody = parser[ON_BODY]
    parser[ON_BODY] = null
    setImmediate(() => {
      parser[ON_BODY] = onBody
    })
  }
  if (response === '') {
    socket.destroy()
    return
  }
  socket.pause()
  socket.end(response)
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}
