/**
 * Builds the storefront, and compresses what browsers load once, so that the server reads files and compresses nothing of them.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const HERE = import.meta.dirname
const COMPRESSIBLE = new Set(['.js', '.css', '.svg', '.txt', '.json', '.webmanifest'])

const { resolve } = createRequire(import.meta.url)
const command = join(dirname(resolve('@react-router/dev/package.json')), 'bin.cjs')
execFileSync(process.execPath, [command, 'build'], {
  cwd: HERE,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
})

for (const entry of readdirSync(join(HERE, 'build', 'client'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !COMPRESSIBLE.has(extname(entry.name))) continue
  const file = join(entry.parentPath, entry.name)
  const content = readFileSync(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
}
