import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { keyFor } from '@stoa/kit/security/secrets'
import { SetupError } from './servers/server.ts'

const FOLDER = 'storefront-starter'
/** What a build is made from. */
const SOURCES = ['app', 'public', 'server', 'build.ts', 'package.json', 'react-router.config.ts', 'vite.config.ts']
/** Time for the first page to be possible; it takes a second, and more on a busy machine. */
const START_MS = 60_000
const STOP_MS = 12_000

export interface StorefrontOptions {
  /** Of the repository. */
  root: string
  host: string
  port: number
  /** Of the gateway. */
  apiUrl: string
  /** Root secret of the shop; the storefront gets one derived from it. */
  secret: string
  logFile: string
  env?: NodeJS.ProcessEnv
}

/** Where browsers find the storefront, and links of mails lead to. */
export function storefrontUrl({ host, port }: Pick<StorefrontOptions, 'host' | 'port'>): string {
  return `http://${host}:${port}`
}

export interface Storefront {
  url: string
  pid: number
  stop(): Promise<void>
}

function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  const listed = SOURCES.flatMap((name) => {
    const path = join(folder, name)
    if (/\.\w+$/.test(name)) return [path]
    const entries = readdirSync(path, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  })
  for (const file of listed.sort()) hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds the storefront, unless its sources are those of the last build. The SDK's package has to be built before. */
export async function buildStorefront({ root }: { root: string }, say: (line: string) => void): Promise<void> {
  const folder = join(root, FOLDER)
  const stamp = join(folder, 'build', '.fingerprint')
  const wanted = fingerprint(folder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building the storefront (once, some seconds) …')
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, ['build.ts'], { cwd: folder, env }).catch((error: Error) => {
    throw new SetupError(`The storefront could not be built: ${error.message}`)
  })
  writeFileSync(stamp, wanted)
}

/** Starts the storefront in a process of its own; it is told to stop, and stops by itself when this process dies. */
export async function startStorefront(options: StorefrontOptions): Promise<Storefront> {
  const { root, host, port, apiUrl, secret, logFile } = options
  const url = storefrontUrl(options)
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, ['--max-semi-space-size=4', 'server.ts'], {
    cwd: join(root, FOLDER),
    // The fourth channel tells when it is ready, and closes with this process.
    stdio: ['ignore', log, log, 'ipc'],
    env: {
      STOREFRONT_URL: url,
      // Product pages are told of stock by the API itself.
      STOA_PUBLIC_URL: apiUrl,
      ...options.env,
      NODE_ENV: 'production',
      HOST: host,
      PORT: String(port),
      STOA_URL: apiUrl,
      STOREFRONT_SECRET: keyFor({ current: secret }, 'storefront-session').toString('hex'),
    },
  })
  const closed = once(child, 'close')
  const ready = once(child, 'message', { signal: AbortSignal.timeout(START_MS) }).then(() => true)
  const isReady = await Promise.race([ready, closed.then(() => false)]).catch(() => false)
  if (!isReady) {
    child.kill('SIGKILL')
    throw new SetupError(`The storefront did not start; ${logFile} says why.`)
  }
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await closed
      clearTimeout(late)
    },
  }
}
