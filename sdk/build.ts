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

function compile(format: 'esm' | 'cjs', options: object): void {
  const out = join(dist, format)
  mkdirSync(out, { recursive: true })
  const config = join(dist, `tsconfig.${format}.json`)
  const files = [join(here, 'src', 'index.ts')]
  writeFileSync(config, JSON.stringify({ compilerOptions: { ...common, ...options, outDir: out }, files }))
  execFileSync(process.execPath, [tsc, '-p', config], { stdio: 'inherit' })
  rmSync(config)
  writeFileSync(join(out, 'package.json'), `{ "type": "${format === 'esm' ? 'module' : 'commonjs'}" }\n`)
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
