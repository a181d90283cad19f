import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeAdministrator } from '@stoa/kit/mongo/users'
import { type Daemon, startDaemon, stopOrphan } from './daemon.ts'
import { keptPassword } from './kept-password.ts'
import { findMongo, type LaunchOptions, type MongoProgram } from './mongo-programs.ts'
import { accepts } from './probe.ts'
import { provisionOf } from './provision-defaults.ts'
import { choosePort } from './run-record.ts'
import { external, type ProvideOptions, type Provision, type Server } from './server.ts'

/**
 * Provides MongoDB: `MONGODB_URI` → `mongod` or `secantusd-rs` on PATH → what was fetched before → a downloaded mongod
 * → SecantusDB from PyPI.
 */
export async function provideMongo(options: ProvideOptions): Promise<Server> {
  const provision = provisionOf(options)
  const given = provision.env.MONGODB_URI
  if (given) return external('MongoDB', 'MONGODB_URI', given)
  await stopOrphan(provision.dataDir, 'mongo', 'SIGTERM')
  const found = await findMongo(provision)
  const port = await choosePort(provision.dataDir, 'mongo', provision.port)
  const { url, daemon } = await startSecured(found, port, provision)
  return { kind: found.label, how: found.how, url, pid: daemon.pid, stop: daemon.stop }
}

/**
 * Starts the server so that clients have to sign in. Neither server can be given its first user on the command line, so a
 * data folder without one is opened to this machine for the moment that makes it.
 */
async function startSecured(
  found: MongoProgram,
  port: number,
  given: Provision,
): Promise<{ url: string; daemon: Daemon }> {
  const folder = join(given.dataDir, 'mongo', found.format)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, '..', 'secantus.toml'), '')
  const open: LaunchOptions = { port, folder, auth: false, durability: given.durability }
  const address = `127.0.0.1:${port}/?directConnection=true`
  if (!found.hasPasswords) return { url: `mongodb://${address}`, daemon: await start(found, open, given) }
  const password = keptPassword(join(given.dataDir, 'mongo', 'password'))
  const url = `mongodb://stoa:${password}@${address}&authSource=admin`
  const secured = `${folder}.secured`
  if (!existsSync(secured)) {
    const { stop } = await start(found, { ...open, durability: 'durable' }, given)
    await makeAdministrator(url).finally(stop)
    await writeFile(secured, '')
  }
  return { url, daemon: await start(found, { ...open, auth: true }, given) }
}

async function start(found: MongoProgram, launch: LaunchOptions, { dataDir, say }: Provision): Promise<Daemon> {
  return startDaemon({
    name: 'mongo',
    label: found.label,
    dataDir,
    port: launch.port,
    program: found.program,
    args: found.args(launch),
    cwd: launch.folder,
    ...(found.env === undefined ? {} : { env: found.env }),
    stopSignal: found.isSlowToStop && launch.durability === 'test' ? 'SIGKILL' : 'SIGTERM',
    ready: async () =>
      (await accepts(launch.port)) && (await logContains(join(dataDir, 'logs', 'mongo.log'), found.readyLine)),
    say,
  })
}

async function logContains(log: string, line: string | undefined): Promise<boolean> {
  return line === undefined || (await readFile(log, 'utf8')).includes(line)
}
