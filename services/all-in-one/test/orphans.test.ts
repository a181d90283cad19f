import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { identityOf } from '../servers/process-identity.ts'
import { clearServerData, provideServers } from '../servers/provide-servers.ts'
import { provideRedis } from '../servers/redis.ts'
import { readRecord, writeRecord } from '../servers/run-record.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const cacheDir = join(FOLDER, '..', '..', '..', '.stoa', 'servers')
const say = () => undefined

interface Started {
  child: ChildProcess
  pids: number[]
  redisUrl: string
}

async function startElsewhere(dataDir: string): Promise<Started> {
  const child = spawn(process.execPath, [join(FOLDER, 'hanging-start.ts'), dataDir, cacheDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout === null) throw new Error('stdout is a pipe')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, ...(JSON.parse(line) as Omit<Started, 'child'>) }
}

/** What Redis says to a command, after it has been told the password of the address. */
async function redisSays(url: string, command: string): Promise<string> {
  const { hostname, port, password } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.write(password ? `AUTH ${password}\r\n${command}\r\nPING\r\n` : `${command}\r\nPING\r\n`)
  let response = ''
  for await (const data of socket) {
    response += data
    if (/PONG|NOAUTH Authentication required.\r\n-NOAUTH/.test(response)) break
  }
  return response
}

const alive = (pids: number[]) => pids.filter((pid) => identityOf(pid) !== undefined)

t.test('after kill -9 the next start replaces the servers left behind and finds the data', async (t) => {
  const dataDir = join(t.testdir(), 'data of a shop')
  t.teardown(() => clearServerData(dataDir))
  const first = await startElsewhere(dataDir)
  t.match(await redisSays(first.redisUrl, 'SET kept yes'), '+OK')
  t.match(await redisSays(first.redisUrl.replace(/:[^:@]+@/, ''), 'GET kept'), 'NOAUTH', 'nothing without its password')

  await t.rejects(provideServers({ dataDir, cacheDir, say }), { name: 'SetupError', message: /already running/ })
  t.same(alive(first.pids), first.pids, 'a second start leaves the servers of a living one alone')

  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  t.same(alive(first.pids), first.pids, 'they outlive their start')

  const second = await provideServers({ dataDir, cacheDir, say })
  t.same(alive(first.pids), [], 'the old ones are gone')
  t.equal(second.redis.url, first.redisUrl, 'the port is used again')
  t.match(await redisSays(second.redis.url, 'GET kept'), 'yes')
  const pids = [second.postgres, second.mongo, second.redis].map((server) => server.pid ?? 0)
  t.same(alive(pids), pids)

  await second.stop()
  t.same(alive(pids), [], 'nothing is left after stop')
  await second.stop()
})

t.test('a process id that now belongs to a stranger is left alone', async (t) => {
  const dataDir = t.testdir()
  const stranger = spawn('sleep', ['600'])
  t.teardown(() => stranger.kill())
  await once(stranger, 'spawn')
  const pid = stranger.pid ?? 0
  writeRecord(dataDir, 'redis', { port: 1, pid, identity: `${identityOf(pid)}0` })

  const redis = await provideRedis({ dataDir, cacheDir, say, durability: 'test' })
  t.teardown(redis.stop)
  t.ok(identityOf(pid), 'the stranger lives')
  t.equal(readRecord(dataDir, 'redis').pid, redis.pid)
})
