import { connect } from 'node:net'

const TIMEOUT_MS = 1000

/** Whether something accepts connections on that local port. */
export function accepts(port: number): Promise<boolean> {
  return exchange(port, '', () => true)
}

/** Redis accepts connections while it still loads its data, but then responds with `-LOADING`. */
export function respondsToPing(port: number): Promise<boolean> {
  return exchange(port, 'PING\r\n', (response) => response.startsWith('+PONG'))
}

function exchange(port: number, request: string, isUp: (response: string) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const end = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.setTimeout(TIMEOUT_MS, () => end(false))
    socket.once('error', () => end(false))
    socket.once('connect', () => (request === '' ? end(isUp('')) : socket.write(request)))
    socket.once('data', (data) => end(isUp(data.toString('latin1'))))
  })
}
