import { startChild } from './child.ts'
import type { ShopAddresses, ShopOptions } from './shop.ts'

/** A shop in a child process. */
export interface Running extends ShopAddresses {
  loadDemo(): Promise<void>
  /** Resident bytes. */
  memory(): Promise<number>
  startProfile(): Promise<void>
  /** Writes what was seen since. */
  stopProfile(file: string): Promise<void>
  stop(): Promise<void>
}

/** Starts a shop on servers that run already; `cleanup` stops it should nobody else do so. */
export async function startShop(options: ShopOptions, cleanup: AsyncDisposableStack): Promise<Running> {
  const child = startChild('./shop.ts')
  cleanup.defer(child.stop)
  const opened = (await child.call('open', options)) as ShopAddresses
  return {
    ...opened,
    loadDemo: async () => void (await child.call('load', options.dataDir)),
    memory: async () => (await child.call('memory')) as number,
    startProfile: async () => void (await child.call('startProfile')),
    stopProfile: async (file) => void (await child.call('stopProfile', file)),
    stop: child.stop,
  }
}
