const texts = new WeakMap<object, Buffer>()

/**
 * Serialises a body that many responses share, once: each response with this very object is sent as these bytes. It must be
 * as its schema says, because nothing is left out, and must not be changed afterwards.
 */
export function serialised<T extends object>(body: T): T {
  texts.set(body, Buffer.from(JSON.stringify(body)))
  return body
}

/** The JSON of such a body; undefined for any other. */
export function jsonOf(body: unknown): Buffer | undefined {
  return typeof body === 'object' && body !== null ? texts.get(body) : undefined
}
