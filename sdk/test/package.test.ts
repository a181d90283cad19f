/** The package as npm carries it: packed, put into a stranger's node_modules, imported in every way there is. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { VERSION } from '../src/version.ts'

// Inside a test tap adds its loaders to whatever is started; the compiler does not run under them.
const run = (...command: string[]) => promisify(execFile)('env', ['-u', 'NODE_OPTIONS', ...command])
// As Node 20, which takes no TypeScript.
const node = (...args: string[]) => run(process.execPath, '--no-strip-types', ...args)
const sdk = join(import.meta.dirname, '..')
/** Entries of their own, which the client does not import. */
const APART = new Set(['stream.js', 'webhooks.js', 'webhook-event.js', 'push.js'])
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')

t.test('the built package works as an ES module and as CommonJS, has types, and runs outside Node', async (t) => {
  // Outside the repository, so that nothing of its node_modules is in reach.
  const home = mkdtempSync(join(tmpdir(), 'stoa-sdk-'))
  t.teardown(() => rmSync(home, { recursive: true }))
  const installed = join(home, 'node_modules', '@stoa', 'sdk')
  mkdirSync(installed, { recursive: true })
  await run('npm', 'pack', sdk, '--pack-destination', home)
  await run('tar', 'xzf', join(home, `stoa-sdk-${VERSION}.tgz`), '-C', installed, '--strip-components=1')
  for (const name of ['README.md', 'LICENSE']) t.ok(existsSync(join(installed, name)), `${name} is in it`)
  t.notOk(existsSync(join(installed, 'test')), 'and no test')
  const program = 'const stoa = new Stoa({ baseUrl: "http://shop" }); console.log(typeof stoa.admin.stock.list)'
  const write = (name: string, text: string) => {
    writeFileSync(join(home, name), text)
    return join(home, name)
  }

  const esm = write('a.mjs', `import { Stoa } from '@stoa/sdk'; ${program}`)
  t.match(await node(esm), { stdout: 'function\n' }, 'imports as an ES module')
  const cjs = write('a.cjs', `const { Stoa } = require('@stoa/sdk'); ${program}`)
  t.match(await node(cjs), { stdout: 'function\n' }, 'is required as CommonJS')

  const use = 'console.log(watchAvailability({ availability: {} }, []) instanceof Object)'
  const streamEsm = write('stream.mjs', `import { watchAvailability } from '@stoa/sdk/stream'; ${use}`)
  t.match(await node(streamEsm), { stdout: 'true\n' }, 'its stream is an entry of its own')
  const streamCjs = write('stream.cjs', `const { watchAvailability } = require('@stoa/sdk/stream'); ${use}`)
  t.match(await node(streamCjs), { stdout: 'true\n' }, 'of CommonJS too')

  const verified = `verify('x', {}, 'whsec_eA==').catch((error) => console.log(error.code))`
  const hookEsm = write('hook.mjs', `import { verify } from '@stoa/sdk/webhooks'; ${verified}`)
  t.match(await node(hookEsm), { stdout: 'header_missing\n' }, 'and so is what receives webhooks')
  const hookCjs = write('hook.cjs', `const { verify } = require('@stoa/sdk/webhooks'); ${verified}`)
  t.match(await node(hookCjs), { stdout: 'header_missing\n' }, 'of CommonJS too')

  const able = 'console.log(pushAbility())'
  const pushEsm = write('push.mjs', `import { pushAbility } from '@stoa/sdk/push'; ${able}`)
  t.match(await node(pushEsm), { stdout: 'unsupported\n' }, 'and so is what has browsers take messages')
  const pushCjs = write('push.cjs', `const { pushAbility } = require('@stoa/sdk/push'); ${able}`)
  t.match(await node(pushCjs), { stdout: 'unsupported\n' }, 'of CommonJS too')

  const call = `globalThis.fetch = () => { console.log('fetch'); throw new TypeError('not sent') }
await new Stoa({ baseUrl: 'http://127.0.0.1:9', maxRetries: 0 }).products.list().catch((error) => console.log(error.name))`
  const both = write(
    'both.mjs',
    `import { createRequire } from 'node:module'; import { Stoa } from '@stoa/sdk'
const other = createRequire(import.meta.url)('@stoa/sdk')
const error = await new Stoa({ baseUrl: 'http://127.0.0.1:9', maxRetries: 0 }).products.list().catch((error) => error)
console.log(other.Stoa === Stoa, error instanceof other.ConnectionError, error instanceof other.ApiError)`,
  )
  t.match(await node(both), { stdout: 'false true false\n' }, 'errors of the ES module are known to the CommonJS one')
  const sends = write('send.mjs', `import { Stoa } from '@stoa/sdk'; ${call}`)
  t.match(await node(sends), { stdout: /^ConnectionError\n$/ }, "Node's own HTTP client sends what Node sends")
  for (const condition of ['browser', 'workerd', 'edge-light', 'deno', 'bun']) {
    const sent = await node(`--conditions=${condition}`, sends)
    t.match(sent, { stdout: /^fetch\nConnectionError\n$/ }, `${condition}: fetch sends`)
  }

  const typed = `import { Stoa, type ApiError, type Problem } from '@stoa/sdk'
import { watchAvailability } from '@stoa/sdk/stream'
import { unwrap, type WebhookEvent } from '@stoa/sdk/webhooks'
import { subscribeToPush } from '@stoa/sdk/push'
export const subscribe = async () => {
  const outcome = await subscribeToPush('key', { worker: '/push-worker.js' })
  return outcome.status === 'subscribed' ? stoa.me.pushSubscriptions.create(outcome.device) : null
}
export const eventOf = (body: Uint8Array, headers: Headers): Promise<WebhookEvent> => unwrap(body, headers, 'whsec_x')
export const watch = async () => {
  for await (const changed of watchAvailability(stoa, ['var_1'])) return changed[0]?.available
}
export const stoa = new Stoa({ baseUrl: 'http://shop' })
export const pages: Promise<number> = stoa.admin.stock.list().then((page) => page.data.length)
export const titleOf = (error: ApiError): Problem['title'] | undefined => error.problem?.title
// @ts-expect-error there is no such resource
stoa.nothing.list()
`
  const files = [write('a.mts', typed), write('a.cts', typed)]
  const options = { strict: true, noEmit: true, target: 'es2022', types: [], lib: ['es2022', 'dom'] }
  for (const module of ['nodenext', 'esnext']) {
    const moduleResolution = module === 'esnext' ? 'bundler' : 'nodenext'
    const compilerOptions = { ...options, module, moduleResolution }
    const config = write('tsconfig.json', JSON.stringify({ compilerOptions, files }))
    await t.resolves(node(tsc, '-p', config), `its types hold with ${moduleResolution}`)
  }

  // Compilers before 5.7 know no generic Uint8Array, and ErrorOptions came with ES2022.
  const declared = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.d\.[mc]?ts$/.test(name))
    .map((name) => readFileSync(join(installed, 'dist', name), 'utf8'))
  t.notMatch(declared.join(''), /Uint8Array<|ErrorOptions/, 'its types need no new compiler')

  const scripts = readdirSync(join(installed, 'dist', 'esm'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  const onNode = join('platform', 'node.js')
  t.ok(scripts.includes(onNode))
  const elsewhere = scripts.filter((name) => name !== onNode)
  const sources = elsewhere.map((name) => readFileSync(join(installed, 'dist', 'esm', name), 'utf8'))
  t.notMatch(sources.join(''), /from 'node:|require\(|\bprocess\.|\bBuffer\b/, 'uses nothing that only Node has')
  const sizeOf = (names: string[]) =>
    gzipSync(Buffer.concat(names.map((name) => readFileSync(join(installed, 'dist', 'esm', name))))).length
  const core = elsewhere.filter((name) => !name.startsWith('generated') && !APART.has(name))
  t.ok(sizeOf(core) < 13_000, 'the core is under 13 kB, gzipped and not minified')
  t.ok(sizeOf(['stream.js']) < 2_500, 'and the stream, which the client does not import, under 2.5 kB')
  t.ok(sizeOf(['webhooks.js']) < 4_000, 'and so is what receives webhooks, under 4 kB')
  t.ok(sizeOf(['push.js']) < 1_700, 'and what has browsers take messages, under 1.7 kB')
  t.notMatch(sources.join(''), /from '.*\/(stream|webhooks|push)\.js'/, 'they are loaded by whoever asks for them')
})
