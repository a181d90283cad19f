import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Stoa, UnauthenticatedError } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { freePort } from '../ports.mjs'
import { clearServerData } from '../servers/provide-servers.ts'
import type { Identity } from '../settings.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const PORTS = ['STOA_PORT', 'STOA_INBOX_PORT', 'STOA_SMTP_PORT', 'STOA_METRICS_PORT', 'STOA_STOREFRONT_PORT'] as const

interface Running {
  url: string
  stop(): Promise<void>
}

/** The settings of a shop beside others: a folder and ports of its own, and nothing of the settings of this process. */
async function settingsIn(folder: string): Promise<Record<string, string>> {
  const { PATH = '', HOME = '' } = process.env
  const ports = await Promise.all(PORTS.map(async (name) => [name, String(await freePort())] as const))
  return { PATH, HOME, STOA_DATA: folder, ...Object.fromEntries(ports) }
}

/** As `npm start` does, until it says that the shop is ready. */
async function start(t: Test, env: Record<string, string>, args: readonly string[]): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  t.teardown(stop)
  if (!child.stdout) throw new Error('stdout is a pipe')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line === 'Stoa is ready') return { url: `http://127.0.0.1:${env.STOA_PORT}`, stop }
  }
  throw new Error(`The shop ended before it was ready:\n${said.join('\n')}`)
}

const identityIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'shop.json'), 'utf8')) as Identity

// Three whole starts; a busy machine needs its time.
t.setTimeout(900_000)

t.test(
  'npm start -- --rotate-secret replaces the root secret, and keeps what people have until it is done again',
  async (t) => {
    const folder = join(t.testdir(), 'a shop')
    const env = await settingsIn(folder)
    t.teardown(() => clearServerData(folder))

    const first = await start(t, env, [])
    const before = identityIn(folder)
    const { customer } = before
    const stoa = new Stoa({ baseUrl: first.url, maxRetries: 0 })
    const session = await stoa.auth.login(customer)
    const guest = new Stoa({ baseUrl: first.url, maxRetries: 0 })
    const cart = await guest.carts.create({ currency: 'EUR' })
    const cartToken = String(cart.token)
    await first.stop()
    const open = (url: string) => new Stoa({ baseUrl: url, maxRetries: 0 }).carts.get(cart.id, { cartToken })

    const second = await start(t, env, ['--rotate-secret'])
    const rotated = identityIn(folder)
    t.not(rotated.secret, before.secret)
    t.equal(rotated.previousSecret, before.secret)
    t.same(rotated.staff, before.staff)
    t.equal((await open(second.url)).id, cart.id, 'a cart of a guest from before')
    const again = new Stoa({ baseUrl: second.url, maxRetries: 0 })
    const refreshed = await again.auth.refresh({ refresh_token: session.refresh_token })
    t.ok(refreshed.access_token, 'who was signed in stays so')
    t.ok((await again.auth.login(customer)).access_token)
    await second.stop()

    const third = await start(t, env, ['--rotate-secret'])
    t.equal(identityIn(folder).previousSecret, rotated.secret)
    await t.rejects(open(third.url), UnauthenticatedError, 'the first secret opens nothing any more')
    const last = new Stoa({ baseUrl: third.url, maxRetries: 0 })
    t.ok((await last.auth.refresh({ refresh_token: refreshed.refresh_token })).access_token)
    await third.stop()
  },
)
