/**
 * Makes the package that goes to npm, in `dist/` or the folder named: `node build.ts && npm publish ./dist`.
 * Inside the repository the sources are used as they are, so the workspace's own package.json points at them.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const here = import.meta.dirname
const dist = resolve(process.argv[2] ?? join(here, 'dist'))
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')

const typeRoots = join(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')), '..')

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
  rootDir: join(here, 'src'),
}

/** Where the client finds how requests are sent; the first condition that a runtime or bundler knows counts. */
const imports = {
  '#platform': {
    ...Object.fromEntries(WITH_FETCH_ONLY.map((condition) => [condition, './platform/web.js'])),
    node: './platform/node.js',
    default: './platform/web.js',
  },
}

function emit(format: 'esm' | 'cjs', source: string, options: object): void {
  const config = join(dist, `tsconfig.${format}.json`)
  const compilerOptions = { ...common, ...options, outDir: join(dist, format) }
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [join(here, 'src', source)] }))
  execFileSync(process.execPath, [tsc, '-p', config], { stdio: 'inherit' })
  rmSync(config)
}

function compile(format: 'esm' | 'cjs', options: object): void {
  const out = join(dist, format)
  mkdirSync(out, { recursive: true })
  const paths = { '#platform': [join(here, 'src', 'platform', 'web.ts')] }
  emit(format, 'index.ts', { ...options, paths })
  emit(format, 'platform/node.ts', { ...options, types: ['node'], typeRoots: [typeRoots], skipLibCheck: true })
  const type = format === 'esm' ? 'module' : 'commonjs'
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ type, imports }, null, 2)}\n`)
}

rmSync(dist, { recursive: true, force: true })
compile('esm', { module: 'nodenext', moduleResolution: 'nodenext', verbatimModuleSyntax: true })
compile('cjs', { module: 'commonjs', moduleResolution: 'bundler' })

const { name, version, description, license, type, sideEffects } = JSON.parse(
  readFileSync(join(here, 'package.json'), 'utf8'),
)
const published = {
  ...{ name, version, description, license, type, sideEffects },
  exports: {
    '.': {
      import: { types: './esm/index.d.ts', default: './esm/index.js' },
      require: { types: './cjs/index.d.ts', default: './cjs/index.js' },
    },
    './package.json': './package.json',
  },
  main: './cjs/index.js',
  types: './cjs/index.d.ts',
  files: ['esm', 'cjs'],
}
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
for (const [from, to] of [
  ['README.md', 'README.md'],
  ['../LICENSE', 'LICENSE'],
] as const) {
  if (existsSync(join(here, from))) copyFileSync(join(here, from), join(dist, to))
}
