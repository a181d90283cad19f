import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { takesEncoding } from './encodings.ts'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
]

const SECONDS_A_YEAR = 31_536_000

interface Asset {
  body: Buffer
  type: string
  /** Its name holds a hash of its content, so it never changes. */
  isImmutable: boolean
}

/**
 * The built files, by their path, one or two megabytes. They are read once: nothing that a request names is looked for on the disk, a
 * reader who leaves holds no file open, and a build beneath a running server takes no file away.
 */
export type Assets = ReadonlyMap<string, Asset>

export function readAssets(folder: string): Assets {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const path = `/${relative(folder, file).split(sep).join('/')}`
      const type = TYPES[extname(entry.name)] ?? 'application/octet-stream'
      return [path, { body: readFileSync(file), type, isImmutable: path.startsWith('/assets/') }]
    }),
  )
}

/** Files of former builds are asked for by pages that were opened before an update. */
const KEPT_MS = 7 * 86_400_000

/**
 * The hashed files of this build and of those before, which are kept in a folder that outlives an update: a page that was opened
 * before it still finds its scripts.
 */
export function keepAssets(assets: Assets, { own, kept, nowMs }: { own: string; kept: string; nowMs: number }): Assets {
  mkdirSync(kept, { recursive: true })
  for (const name of readdirSync(kept)) {
    if (nowMs - statSync(join(kept, name)).mtimeMs > KEPT_MS) rmSync(join(kept, name))
  }
  for (const name of readdirSync(join(own, 'assets'))) copyFileSync(join(own, 'assets', name), join(kept, name))
  const former = [...readAssets(kept)].map(
    ([path, asset]) => [`/assets${path}`, { ...asset, isImmutable: true }] as const,
  )
  return new Map([...former, ...assets])
}

/** Sends the file that a request names; false when there is none. */
export function sendAsset(assets: Assets, request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  const plain = assets.get(path)
  if (!plain || path.endsWith('.br') || path.endsWith('.gz')) return false
  const accepted = request.headers['accept-encoding']?.toString()
  const encoding = ENCODINGS.find(
    ({ name, extension }) => takesEncoding(accepted, name) && assets.has(path + extension),
  )
  const sent = (encoding && assets.get(path + encoding.extension)) ?? plain
  response.writeHead(200, {
    'content-type': plain.type,
    'content-length': sent.body.length,
    'cache-control': plain.isImmutable ? `public, max-age=${SECONDS_A_YEAR}, immutable` : 'public, max-age=3600',
    vary: 'Accept-Encoding',
    ...(encoding ? { 'content-encoding': encoding.name } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : sent.body)
  return true
}
