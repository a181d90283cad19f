import { connect } from 'node:net'

const ANSWER_MS = 1000

/** Whether something accepts connections on that local port. */
export function accepts(port: number): Promise<boolean> {
  return talk(port, '', () => true)
}

/** Redis accepts connections while it still loads its data, and then answers `-LOADING`. */
export function answersPing(port: number): Promise<boolean> {
  return talk(port, 'PING\r\n', (answer) => answer.startsWith('+PONG'))
}

function talk(port: number, words: string, judge: (answer: string) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const end = (isUp: boolean) => {
      socket.destroy()
      resolve(isUp)
    }
    socket.setTimeout(ANSWER_MS, () => end(false))
    socket.once('error', () => end(false))
    socket.once('connect', () => (words === '' ? end(judge('')) : socket.write(words)))
    socket.once('data', (data) => end(judge(data.toString('latin1'))))
  })
}
