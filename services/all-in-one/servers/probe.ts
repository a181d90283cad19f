import { connect } from 'node:net'

const TIMEOUT_MS = 1000

/** Whether something accepts connections on that local port. */
export function accepts(port: number): Promise<boolean> {
  return exchange(port, [], () => true)
}

/** Redis accepts connections while it still loads its data, but then responds with `-LOADING`. */
export function respondsToPing(port: number, password: string): Promise<boolean> {
  return exchange(port, [`AUTH ${password}`, 'PING'], (lines) => lines[1] === '+PONG')
}

/** Sends lines and waits for as many. */
function exchange(port: number, requests: readonly string[], isUp: (lines: string[]) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const end = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    let response = ''
    socket.setTimeout(TIMEOUT_MS, () => end(false))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
    socket.once('connect', () => {
      if (requests.length === 0) end(isUp([]))
      else socket.write(requests.map((line) => `${line}\r\n`).join(''))
    })
    socket.setEncoding('latin1').on('data', (data) => {
      response += data
      const lines = response.split('\r\n')
      if (lines.length > requests.length) end(isUp(lines))
    })
  })
}
