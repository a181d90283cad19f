import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Teardown, testRedis } from './databases.ts'

/** A Redis server that a test may kill and freeze. It does not run before `start`. */
export interface OwnRedis {
  url: string
  prefix: string
  start(): void
  /** Resolves when it has ended. */
  kill(how: NodeJS.Signals): Promise<void>
  /** SIGSTOP freezes it, SIGCONT lets it go on. */
  signal(how: NodeJS.Signals): void
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

/** A server of the same program as the shared one, on a port and a folder of its own; gone after the test. */
export async function ownRedis(t: Teardown): Promise<OwnRedis> {
  const { client, prefix } = await testRedis(t)
  const program = /^executable:(.+?)\r?$/m.exec(await client.info('server'))?.[1] ?? ''
  if (!existsSync(program)) throw new Error('These tests need the Redis server that they kill to be on this machine.')
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'stoa-redis-'))
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes']
  let server: ChildProcess | undefined
  const kill = async (how: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGCONT')
    server.kill(how)
    await ended
  }
  t.teardown(async () => {
    await kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    prefix,
    start() {
      server = spawn(program, flags, { stdio: 'ignore' })
    },
    kill,
    signal: (how) => server?.kill(how),
  }
}
