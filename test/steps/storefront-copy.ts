import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '@stoa/all-in-one/ports'
import { packSdk, sdkPackageFile } from '@stoa/all-in-one/sdk-package'
import type { Test } from 'tap'
import { type OpenStorefront, ROOT } from '../harness/storefront.ts'

const GENERATED = /[/\\](node_modules|build|\.react-router|test)$/

/** What a storefront developer does: copies the folder, takes the SDK's package, installs, builds, starts. */
export async function copyRuns(t: Test, { shop, product }: OpenStorefront): Promise<void> {
  // A path with a blank, as on many desks.
  const folder = join(mkdtempSync(join(tmpdir(), 'stoa copy ')), 'storefront')
  t.teardown(() => rmSync(join(folder, '..'), { recursive: true, force: true }))
  cpSync(join(ROOT, 'storefront-starter'), folder, { recursive: true, filter: (path) => !GENERATED.test(path) })
  const sdk = { root: ROOT, dataDir: join(ROOT, '.stoa') }
  await packSdk(sdk)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  manifest.dependencies['@stoa/sdk'] = `file:${sdkPackageFile(sdk)}`
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  const port = await freePort()
  const env = {
    ...process.env,
    NODE_ENV: '',
    STOA_URL: shop.url,
    STOREFRONT_SECRET: 'a secret of a copied storefront, 32+ characters',
    STOREFRONT_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
  }
  // Without the loader of the tests, which they give to every program that they start.
  const run = (...command: string[]) =>
    promisify(execFile)('env', ['-u', 'NODE_OPTIONS', ...command], { cwd: folder, env })
  await run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline')
  await run('npm', 'run', 'typecheck')
  await run(process.execPath, 'build.ts')
  const server = spawn(process.execPath, ['server.ts'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const closed = once(server, 'close')
  t.teardown(async () => {
    server.kill('SIGTERM')
    await closed
  })
  await once(server, 'message')
  const response = await fetch(`http://127.0.0.1:${port}/p/${product.slug}`)
  t.equal(response.status, 200)
  t.match(await response.text(), product.title)
}
