/**
 * Compiles the package into `dist/`: `npm pack` and `npm publish` run it, and so does `npm start` of the shop when the sources are
 * others. Inside the repository programs import the sources themselves (`@stoa/sdk/source`).
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const here = import.meta.dirname
const source = join(here, 'src')
const dist = join(here, 'dist')
const { resolve } = createRequire(import.meta.url)
const tsc = join(dirname(resolve('typescript/package.json')), 'bin', 'tsc')
const typeRoots = join(dirname(resolve('@types/node/package.json')), '..')

/** Runtimes that have, or may claim, something of Node's, and whose own fetch is the better way out. */
const WITH_FETCH_ONLY = ['browser', 'workerd', 'edge-light', 'deno', 'bun']

const common = {
  target: 'es2022',
  lib: ['es2022', 'esnext', 'dom', 'dom.asynciterable'],
  // Nothing of Node's is known here, so that nothing of Node's can be used.
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  rewriteRelativeImportExtensions: true,
  declaration: true,
  declarationMap: true,
  sourceMap: true,
  rootDir: source,
}

/** Where the client finds how requests are sent; the first condition that a runtime or bundler knows counts. */
const imports = {
  '#platform': {
    ...Object.fromEntries(WITH_FETCH_ONLY.map((condition) => [condition, './platform/web.js'])),
    node: './platform/node.js',
    default: './platform/web.js',
  },
}

function emit(outDir: string, names: readonly string[], options: object): void {
  const config = `${outDir}.json`
  const compilerOptions = { ...common, ...options, outDir }
  writeFileSync(config, JSON.stringify({ compilerOptions, files: names.map((name) => join(source, name)) }))
  execFileSync(process.execPath, [tsc, '-p', config], { stdio: 'inherit' })
  rmSync(config)
}

function compile(outDir: string, type: 'module' | 'commonjs', options: object): void {
  mkdirSync(outDir, { recursive: true })
  emit(outDir, ['index.ts', 'stream.ts', 'webhooks.ts', 'push.ts'], {
    ...options,
    paths: { '#platform': [join(source, 'platform', 'web.ts')] },
  })
  emit(outDir, ['platform/node.ts'], { ...options, types: ['node'], typeRoots: [typeRoots], skipLibCheck: true })
  writeFileSync(join(outDir, 'package.json'), `${JSON.stringify({ type, imports }, null, 2)}\n`)
}

/** Renames a folder, unless that fails with one of these codes. */
function rename(from: string, to: string, unless: readonly string[]): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!unless.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** Whoever reads `dist/` meanwhile finds the one before, which is deleted only then; of two builds at once either may win. */
function replaceDist(made: string): void {
  const before = `${made}-before`
  rename(dist, before, ['ENOENT'])
  rename(made, dist, ['ENOTEMPTY', 'EEXIST'])
  rmSync(before, { recursive: true, force: true })
}

// Beside dist/, so that the maps find the sources from either.
const made = mkdtempSync(`${dist}-`)
try {
  compile(join(made, 'esm'), 'module', { module: 'nodenext', moduleResolution: 'nodenext', verbatimModuleSyntax: true })
  compile(join(made, 'cjs'), 'commonjs', { module: 'commonjs', moduleResolution: 'bundler' })
  chmodSync(made, 0o755)
  replaceDist(made)
} finally {
  rmSync(made, { recursive: true, force: true })
}
