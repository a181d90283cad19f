import { closeRedis, createRedis, type Redis } from '@stoa/kit/redis/redis'
import { within } from '@stoa/kit/timing/within'
import { UnavailableError } from '@stoa/kit/values/problem'

/** Levels that have changed in Redis, as they change. What is missed is missed: whoever listens also reads from time to time. */
export interface LevelChannel {
  /** Listens from now on; resolves when it does, or soon when Redis does not respond. */
  listen(listener: LevelListener): Promise<void>
  close(): Promise<void>
}

export interface LevelListener {
  onLevel(variantId: string, available: number | null): void
  /** Connected again: what has changed meanwhile was missed. */
  onGap(): void
}

/** Longest wait for the subscription, milliseconds. */
const SUBSCRIBE_MS = 250

export const levelChannel = (prefix: string) => `${prefix}:levels`

export const levelMessage = (variantId: string, available: number | null) => `${available ?? ''} ${variantId}`

function hear(message: string, listener: LevelListener): void {
  const end = message.indexOf(' ')
  const available = message.slice(0, end)
  listener.onLevel(message.slice(end + 1), available === '' ? null : Number(available))
}

/** On a connection of its own, made when somebody first listens. */
export function createLevelChannel({
  url,
  prefix,
  onError,
}: {
  url: string
  prefix: string
  onError: (error: Error) => void
}): LevelChannel {
  let connecting: Promise<Redis> | undefined
  const connect = async (listener: LevelListener) => {
    const redis = await createRedis({ url, name: 'inventory-levels', onError })
    const subscribe = () => redis.subscribe(levelChannel(prefix), (message) => hear(message, listener))
    // It may be late; and the client subscribes by itself when it connects again.
    const subscribed = subscribe().then(() => {
      listener.onGap()
      redis.on('ready', () => listener.onGap())
    }, onError)
    await within(SUBSCRIBE_MS, subscribed, () => new UnavailableError('Redis does not respond.', false)).catch(onError)
    return redis
  }
  return {
    async listen(listener) {
      connecting ??= connect(listener)
      await connecting
    },
    async close() {
      if (connecting) await closeRedis(await connecting)
    },
  }
}
