import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startMailSink } from '@stoa/all-in-one/mail-sink/sink'
import { packSdk } from '@stoa/all-in-one/sdk-package'
import { clearServerData, provideServers } from '@stoa/all-in-one/servers/provide-servers'
import { claim } from '@stoa/all-in-one/servers/run-record'
import { SetupError } from '@stoa/all-in-one/servers/server'
import { onStopRequest } from '@stoa/all-in-one/signals'
import { closingOf } from './closing.ts'
import { checkReport, forgetReport, TAP_OPTIONS } from './coverage.ts'
import { digestTap, NOTHING, type Totals } from './tap-digest.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Runs at the same time get a folder each; more of them than this are a mistake. */
const MAX_DATA_FOLDERS = 8
/** The shell's code for an end by Ctrl-C. */
const INTERRUPTED = 130

const say = (line: string) => console.log(line)

process.exitCode = await main(process.argv.slice(2))

/** Starts the servers and the mail sink, runs tap, prints the closing lines, and returns the exit code. */
async function main(args: string[]): Promise<number> {
  const stopping = new AbortController()
  onStopRequest(() => stopping.abort())
  try {
    const [option, ...files] = args
    const isMeasured = option === '--coverage'
    if (isMeasured) {
      forgetReport(ROOT)
      // V8 measures functions of kept code less exactly.
      process.env.NODE_DISABLE_COMPILE_CACHE = '1'
    }
    const { code, totals } = await testOnServers(isMeasured ? [...TAP_OPTIONS, ...files] : args, stopping.signal)
    return closing(isMeasured ? withCoverage(code) : code, totals)
  } catch (error) {
    if (stopping.signal.aborted) return closing(INTERRUPTED, NOTHING)
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return closing(1, NOTHING)
  }
}

async function testOnServers(args: string[], stopping: AbortSignal): Promise<TapResult> {
  await using cleanup = new AsyncDisposableStack()
  const { dataDir, release } = claimDataFolder()
  cleanup.defer(release)
  await clearServerData(dataDir)
  const cacheDir = join(ROOT, '.stoa', 'servers')
  // Beside the start of the servers: the storefront imports the SDK as its users do, from the package.
  const packed = packSdk({ root: ROOT, dataDir: join(ROOT, '.stoa') })
  const servers = await provideServers({ dataDir, cacheDir, say, durability: 'test' })
  cleanup.defer(servers.stop)
  await packed
  const mail = await startMailSink({ smtpPort: 0, httpPort: 0 })
  cleanup.defer(mail.stop)
  for (const { kind, how } of [servers.postgres, servers.mongo, servers.redis]) say(`${kind}, ${how}`)
  const env = {
    ...process.env,
    STOA_TEST_POSTGRES_URL: servers.postgres.url,
    STOA_TEST_MONGODB_URI: servers.mongo.url,
    STOA_TEST_REDIS_URL: servers.redis.url,
    STOA_TEST_SMTP_URL: mail.smtpUrl,
    STOA_TEST_INBOX_URL: mail.inboxUrl,
  }
  return await runTap(args, env, join(dataDir, 'tap.log'), stopping)
}

/** Claims `.stoa/test`, or `.stoa/test-2` and so on while other runs are using those. */
function claimDataFolder(): { dataDir: string; release: () => void } {
  for (let number = 1; ; number += 1) {
    const dataDir = join(ROOT, '.stoa', number === 1 ? 'test' : `test-${number}`)
    try {
      return { dataDir, release: claim(dataDir) }
    } catch (error) {
      if (!(error instanceof SetupError) || number === MAX_DATA_FOLDERS) throw error
    }
  }
}

interface TapResult {
  code: number
  totals: Totals
}

async function runTap(
  args: string[],
  env: NodeJS.ProcessEnv,
  logFile: string,
  stopping: AbortSignal,
): Promise<TapResult> {
  stopping.throwIfAborted()
  const tap = spawn(process.execPath, [join(ROOT, 'node_modules', '.bin', 'tap'), ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  stopping.addEventListener('abort', () => tap.kill('SIGTERM'))
  const ended = once(tap, 'close') as Promise<[number | null]>
  const log = createWriteStream(logFile)
  const digest = digestTap()
  for await (const line of createInterface({ input: tap.stdout })) {
    log.write(`${line}\n`)
    for (const shown of digest.take(line)) say(shown)
  }
  const [code] = await ended
  log.end()
  say(`The whole output is in ${logFile}`)
  return { code: code ?? 1, totals: digest.totals() }
}

/** Prints the coverage; below the floor a run that has passed fails. */
function withCoverage(code: number): number {
  const { line, isHeld } = checkReport(ROOT)
  say(line)
  return code === 0 && !isHeld ? 1 : code
}

function closing(code: number, totals: Totals): number {
  const { lines, exitCode } = closingOf(code, totals)
  for (const line of lines) say(line)
  return exitCode
}
