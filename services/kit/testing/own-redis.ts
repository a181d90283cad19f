import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UnavailableError } from '../values/problem.ts'
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
  /** Remembers what it holds now. */
  keepData(): void
  /** As after a power cut or a failover: it holds what it held then, and nothing that came later. */
  goBack(): Promise<void>
}

/** Below those that systems give out: while the server is down, its port must not become somebody else's. */
const PORTS = { first: 10_000, last: 32_000 }

/** A port that nobody listens on now. Who else asks for one holds the UDP port of the same number, and so do we. */
async function freePort(): Promise<number> {
  const port = randomInt(PORTS.first, PORTS.last)
  const claim = createSocket('udp4')
  const probe = createServer()
  try {
    claim.bind({ port, address: '127.0.0.1', exclusive: true })
    await once(claim, 'listening')
    probe.listen({ port, host: '127.0.0.1', exclusive: true })
    await once(probe, 'listening')
  } catch {
    claim.close()
    return freePort()
  }
  claim.unref()
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** A server of the same program as the shared one, on a port and a folder of its own; gone after the test. */
export async function ownRedis(t: Teardown): Promise<OwnRedis> {
  const { client, prefix } = await testRedis(t)
  const program = /^executable:(.+?)\r?$/m.exec(await client.info('server'))?.[1] ?? ''
  if (!existsSync(program)) throw new Error('These tests need the Redis server that they kill to be on this machine.')
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'stoa-redis-'))
  const data = join(folder, 'data')
  const earlier = join(folder, 'earlier')
  mkdirSync(data)
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', data, '--save', '', '--appendonly', 'yes']
  // Written before each response, so that at every moment the files hold what clients were told.
  flags.push('--appendfsync', 'always')
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
  const start = () => {
    server = spawn(program, flags, { stdio: 'ignore' })
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    prefix,
    start,
    kill,
    signal: (how) => server?.kill(how),
    keepData() {
      rmSync(earlier, { recursive: true, force: true })
      cpSync(data, earlier, { recursive: true })
    },
    async goBack() {
      await kill('SIGKILL')
      rmSync(data, { recursive: true })
      cpSync(earlier, data, { recursive: true })
      start()
    },
  }
}

async function repeated<T>(work: () => Promise<T>, isWorthIt: (error: unknown) => boolean): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isWorthIt(error)) throw error
      await new Promise(setImmediate)
    }
  }
}

/** Tries until Redis was reached, which a machine that stands still may miss; any other error is one. */
export const untilReached = <T>(work: () => Promise<T>): Promise<T> =>
  repeated(work, (error) => error instanceof UnavailableError)

/** Tries until Redis takes it, as a loop does every second. */
export const untilTaken = <T>(work: () => Promise<T>): Promise<T> => repeated(work, (error) => error instanceof Error)
