import { startChild } from './child.ts'
import { residentBytes } from './processes.ts'
import type { ShopAddresses, ShopOptions } from './shop.ts'

/** A shop in a child process. */
export interface Running extends ShopAddresses {
  pid: number
  /** From its process's start until it served requests. */
  startSeconds: number
  addFirstStaff(): Promise<void>
  /** Resident bytes. */
  memory(): number
  startProfile(): Promise<void>
  /** Writes what was seen since. */
  stopProfile(file: string): Promise<void>
  stop(): Promise<void>
}

/** Starts a shop on servers that run already; `cleanup` stops it should nobody else do so. */
export async function startShop(options: ShopOptions, cleanup: AsyncDisposableStack): Promise<Running> {
  const began = performance.now()
  const child = startChild('./shop.ts')
  cleanup.defer(child.stop)
  const opened = (await child.call('open', options)) as ShopAddresses
  return {
    ...opened,
    pid: child.pid,
    startSeconds: (performance.now() - began) / 1000,
    addFirstStaff: async () => void (await child.call('addFirstStaff', options.dataDir)),
    memory: () => residentBytes(child.pid),
    startProfile: async () => void (await child.call('startProfile')),
    stopProfile: async (file) => void (await child.call('stopProfile', file)),
    stop: child.stop,
  }
}
