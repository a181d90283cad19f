import { startChild } from './child.ts'
import type { Opened, ShopPlace } from './shop.ts'

/** A shop in a child process. */
export interface Running extends Opened {
  loadDemo(): Promise<void>
  /** Resident bytes. */
  memory(): Promise<number>
  startProfile(): Promise<void>
  /** Writes what was seen since. */
  stopProfile(file: string): Promise<void>
  stop(): Promise<void>
}

/** Starts a shop on servers that run already; `cleanup` stops it should nobody else do so. */
export async function startShop(place: ShopPlace, cleanup: AsyncDisposableStack): Promise<Running> {
  const child = startChild('./shop.ts')
  cleanup.defer(child.stop)
  const opened = (await child.ask('open', place)) as Opened
  return {
    ...opened,
    loadDemo: async () => void (await child.ask('load', place.dataDir)),
    memory: async () => (await child.ask('memory')) as number,
    startProfile: async () => void (await child.ask('startProfile')),
    stopProfile: async (file) => void (await child.ask('stopProfile', file)),
    stop: child.stop,
  }
}
