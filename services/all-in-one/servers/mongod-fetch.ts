import { spawn } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isExecutable } from './program.ts'

/** Where downloads are not allowed, packets often vanish without a response: no first byte by then is no download. */
const FIRST_BYTE_MS = 5000
const SAY_EVERY_MS = 5000

/** The downloader names the file after platform and version, such as mongod-x64-debian-8.2.6; archives end in letters. */
const BINARY = /^mongod-.*\d(\.exe)?$/

/** mongod as an earlier start downloaded it. */
export async function fetchedMongod(cacheDir: string): Promise<string | undefined> {
  const folder = join(cacheDir, 'mongod')
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => BINARY.test(name))
    .map((name) => join(folder, name))
    .find(isExecutable)
}

/** Downloads MongoDB's own server where the network allows it; resolves to undefined, quickly and quietly, where not. */
export async function fetchMongod(
  cacheDir: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<string | undefined> {
  const folder = join(cacheDir, 'mongod')
  await mkdir(folder, { recursive: true })
  const program = fileURLToPath(new URL('mongod-download.ts', import.meta.url))
  const child = spawn(process.execPath, [program, folder], {
    env: { ...env, MONGOMS_MAX_RETRIES: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const giveUp = setTimeout(() => child.kill('SIGKILL'), FIRST_BYTE_MS)
  let saidAt = Number.NEGATIVE_INFINITY
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
    const share = /Downloading MongoDB\D{0,80}(\d{1,3})(?:\.\d{1,6})?%/.exec(text)?.[1]
    if (share === undefined) return
    clearTimeout(giveUp)
    if (performance.now() - saidAt < SAY_EVERY_MS) return
    saidAt = performance.now()
    say(`Downloading MongoDB: ${share} %`)
  })
  await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(giveUp)
  // It may also have found one that another project of this user downloaded.
  return child.exitCode === 0 ? /^mongod=(.+)$/m.exec(printed)?.[1] : undefined
}
