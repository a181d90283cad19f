import type { IncomingMessage } from 'node:http'

/** A body that ends within this time of its head is the same moment. */
const PROMPT_MS = 100

/**
 * A request is let through by its head, and is carried out when its body has ended, which a client may delay. Where that is
 * later, `isStillAllowed` is asked before the service behind gets the last bytes; if not, the connection is closed and the
 * service has half a body. Nearly every body is there together with its head, and costs nothing here.
 */
export function confirmLateEnd(request: IncomingMessage, isStillAllowed: () => Promise<boolean>): void {
  if (request.complete) return
  const begunAt = performance.now()
  const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  const push = request.push.bind(request)
  // What came with the head: nobody has read of it yet.
  let arrived = request.readableLength
  let last: Buffer | null = null

  const end = () => {
    if (last) push(last)
    push(null)
  }
  const confirm = () =>
    isStillAllowed().then(
      (isAllowed) => (isAllowed ? end() : request.socket.destroy()),
      () => request.socket.destroy(),
    )
  // Held back here, before whoever reads the body, in this process or for another one: a service that counts the bytes of a
  // body needs no end.
  request.push = (chunk: Buffer | null) => {
    const isLate = performance.now() - begunAt >= PROMPT_MS
    if (chunk !== null) {
      arrived += chunk.length
      if (!isLate || arrived < length) return push(chunk)
      last = chunk
      return true
    }
    if (isLate) confirm()
    else end()
    return true
  }
}
