/** The package as npm would carry it: built, put into a stranger's node_modules, imported in every way there is. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import t from 'tap'

// Inside a test tap adds its loaders to whatever is started; the compiler does not run under them.
const node = (...args: string[]) => promisify(execFile)('env', ['-u', 'NODE_OPTIONS', process.execPath, ...args])
const sdk = join(import.meta.dirname, '..')
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')

t.test('the built package works as an ES module and as CommonJS, has types, and runs outside Node', async (t) => {
  // Outside the repository, so that nothing of its node_modules is in reach.
  const home = mkdtempSync(join(tmpdir(), 'stoa-sdk-'))
  t.teardown(() => rmSync(home, { recursive: true }))
  const installed = join(home, 'node_modules', '@stoa', 'sdk')
  await node(join(sdk, 'build.ts'), installed)
  const program = 'const stoa = new Stoa({ baseUrl: "http://shop" }); console.log(typeof stoa.admin.stock.list)'
  const write = (name: string, text: string) => {
    writeFileSync(join(home, name), text)
    return join(home, name)
  }

  const esm = write('a.mjs', `import { Stoa } from '@stoa/sdk'; ${program}`)
  t.match(await node(esm), { stdout: 'function\n' }, 'imports as an ES module')
  const cjs = write('a.cjs', `const { Stoa } = require('@stoa/sdk'); ${program}`)
  t.match(await node(cjs), { stdout: 'function\n' }, 'is required as CommonJS')

  const call = `globalThis.fetch = () => { console.log('fetch'); throw new TypeError('not sent') }
await new Stoa({ baseUrl: 'http://127.0.0.1:9', maxRetries: 0 }).products.list().catch((error) => console.log(error.name))`
  const sends = write('send.mjs', `import { Stoa } from '@stoa/sdk'; ${call}`)
  t.match(await node(sends), { stdout: /^ConnectionError\n$/ }, "Node's own HTTP client sends what Node sends")
  for (const condition of ['browser', 'workerd', 'edge-light', 'deno', 'bun']) {
    const sent = await node(`--conditions=${condition}`, sends)
    t.match(sent, { stdout: /^fetch\nConnectionError\n$/ }, `${condition}: fetch sends`)
  }

  const typed = `import { Stoa, type ApiError, type Problem } from '@stoa/sdk'
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

  const scripts = readdirSync(join(installed, 'esm'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  const onNode = join('platform', 'node.js')
  t.ok(scripts.includes(onNode))
  const elsewhere = scripts.filter((name) => name !== onNode)
  const sources = elsewhere.map((name) => readFileSync(join(installed, 'esm', name), 'utf8'))
  t.notMatch(sources.join(''), /from 'node:|require\(|\bprocess\.|\bBuffer\b/, 'uses nothing that only Node has')
  const core = elsewhere
    .filter((name) => !name.startsWith('generated'))
    .map((name) => readFileSync(join(installed, 'esm', name)))
  t.ok(gzipSync(Buffer.concat(core)).length < 10_000, 'the core is under 10 kB, gzipped and not minified')
})
