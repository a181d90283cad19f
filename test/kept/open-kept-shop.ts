import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openShop, type Shop } from '@stoa/all-in-one/compose'
import { createLog } from '@stoa/kit/observability/log'
import type { Test } from 'tap'
import type { TestShop } from '../harness/shop.ts'
import { errorsLoggedIn, shopFolder, TEST_SETTINGS, testServers, uniqueName } from '../harness/test-servers.ts'
import type { KeptShop } from './expectations.ts'
import { restoreShop, type ShopData } from './snapshot/kept-shop.ts'

export interface OpenedShop extends TestShop {
  shop: Shop
  data: ShopData
  kept: KeptShop
}

/** Folders of all kept shops, the oldest first. */
export const keptShops: readonly string[] = globSync('fixture/*/shop.json', { cwd: import.meta.dirname })
  .map((file) => join(import.meta.dirname, dirname(file)))
  .sort()

/** Opens a kept shop as though it had been killed `ageSeconds` ago, with the code of today; closed after the test. */
export async function openKeptShop(t: Test, keptFolder: string, ageSeconds: number): Promise<OpenedShop> {
  const kept = JSON.parse(readFileSync(join(keptFolder, 'shop.json'), 'utf8')) as KeptShop
  const folder = shopFolder(t)
  const { inboxUrl, smtpUrl, ...servers } = testServers()
  const data: ShopData = { ...servers, name: uniqueName(), filesDir: join(folder, 'files') }
  await restoreShop(keptFolder, data, { recordedAt: kept.recorded_at, ageSeconds })
  const shop = await openShop({
    ...data,
    smtpUrl,
    secret: kept.secret,
    host: '127.0.0.1',
    port: 0,
    log: createLog('info', join(folder, 'shop.log')),
    settings: TEST_SETTINGS,
    checkResponses: true,
  })
  t.teardown(shop.stop)
  return { shop, data, kept, url: shop.url, inboxUrl, staff: kept.staff, errors: () => errorsLoggedIn(folder) }
}
