import { join } from 'node:path'
import { openShop, type Shop } from '@stoa/all-in-one/compose'
import { createLog } from '@stoa/kit/observability/log'
import type { Test } from 'tap'
import { run } from './program.ts'
import type { TestShop } from './shop.ts'
import { errorsLoggedIn, shopFolder, TEST_SETTINGS, testServers, uniqueName } from './test-servers.ts'

export interface InProcessShop extends TestShop {
  shop: Shop
  /** Another process of the same shop, as far as its data, queues and broadcasts are concerned. */
  openReplica(): Promise<Shop>
}

/** Of every shop in this process. */
export const ROOT_SECRET = 'a secret for whole-shop tests, 32+ characters'

const staff = { email: 'staff@example.com', password: 'correct horse battery staple' }

/** SMS are shown beside the mails, as `npm start` has it. */
const smsTo = (inboxUrl: string) => ({
  SMS_PROVIDERS: 'http',
  SMS_HTTP_URL: `${inboxUrl}/api/sms`,
  SMS_COUNTRIES: '*',
})

/** Data that is there already, with the staff account in it. */
interface Restored {
  name: string
  filesDir: string
}

/**
 * A whole shop in this process, as `npm start` runs it, on the test servers; closed after the test. `settings` win over
 * those of the tests.
 */
export async function openInProcessShop(
  t: Test,
  settings: Readonly<Record<string, string>> = {},
  restored?: Restored,
): Promise<InProcessShop> {
  const folder = shopFolder(t)
  const { inboxUrl, ...servers } = testServers()
  const options = {
    ...servers,
    secret: ROOT_SECRET,
    name: restored?.name ?? uniqueName(),
    filesDir: restored?.filesDir ?? join(folder, 'files'),
    host: '127.0.0.1',
    port: 0,
    log: createLog('info', join(folder, 'shop.log')),
    settings: { ...TEST_SETTINGS, PUSH_LOCAL_SERVICE: inboxUrl, ...smsTo(inboxUrl), ...settings },
    checkResponses: true,
  }
  const open = async () => {
    const opened = await openShop(options)
    t.teardown(opened.stop)
    return opened
  }
  const shop = await open()
  const opened = { shop, openReplica: open, url: shop.url, inboxUrl, staff, errors: () => errorsLoggedIn(folder) }
  if (restored) return opened
  const command = ['node', 'services/user/main.ts', 'create-staff', '--email', staff.email]
  const env = { ...shop.envOf('user'), STOA_STAFF_PASSWORD: staff.password }
  const code = await run({ command, env, logFile: join(folder, 'staff.log') }).ended
  if (code !== 0) throw new Error(`create-staff ended with ${code}; see ${folder}`)
  return opened
}
