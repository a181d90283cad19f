import type { DatabaseShape } from '@stoa/kit/postgres/snapshot'
import type { Sum } from './parts.ts'

/** Of archives that this build makes and reads. */
export const FORMAT = 1

/** The first file of an archive. */
export interface About {
  format: typeof FORMAT
  /** Version of the build that made it. */
  release: string
  made_at: string
}

/** The last file of an archive: without it, it is not whole. */
export interface Manifest {
  /** By the part's name: `postgres/order/orders`, `mongo/product/products`, `files`. */
  parts: Record<string, Sum>
  ended_at: string
}

export const ABOUT = 'about.json'
export const MANIFEST = 'manifest.json'
/** Secrets of the installation, encrypted once more: whoever makes the archive cannot read them. */
export const SECRETS = 'secrets.tar.age'
export const FILES = 'files'

export const jsonFile = (content: About | Manifest | DatabaseShape) =>
  Buffer.from(`${JSON.stringify(content, null, 2)}\n`)

export type Engine = 'postgres' | 'mongo'

/** Rows of a table, or documents of a collection. */
export interface Slices {
  service: string
  table: string
  part: string
}

/** What an entry is, by its name. */
export type EntryKind =
  | { kind: 'about' }
  | { kind: 'secrets' }
  | { kind: 'manifest' }
  | { kind: 'shape'; service: string }
  | ({ kind: 'postgres' } & Slices)
  | ({ kind: 'mongo' } & Slices)
  | { kind: 'file'; path: string; part: string }

const ENDINGS: Record<Engine, string> = { postgres: 'copy.gz', mongo: 'bson.gz' }

export const shapeName = (service: string) => `postgres/${service}/shape.json`

/** A table or collection is in numbered slices. */
export const sliceName = (engine: Engine, part: string, number: number) =>
  `${part}/${String(number).padStart(6, '0')}.${ENDINGS[engine]}`

export const partName = (engine: Engine, service: string, table: string) => `${engine}/${service}/${table}`

const SLICE = /^(postgres|mongo)\/([a-z]+)\/([A-Za-z0-9_.-]+)\/\d{6,}\.(?:copy|bson)\.gz$/
const SHAPE = /^postgres\/([a-z]+)\/shape\.json$/

/** Null for what a newer build may have put there. */
export function kindOf(name: string): EntryKind | null {
  if (name === ABOUT) return { kind: 'about' }
  if (name === SECRETS) return { kind: 'secrets' }
  if (name === MANIFEST) return { kind: 'manifest' }
  const [, engine, service = '', table = ''] = SLICE.exec(name) ?? []
  if (engine) return { kind: engine as Engine, service, table, part: partName(engine as Engine, service, table) }
  const [, shaped] = SHAPE.exec(name) ?? []
  if (shaped) return { kind: 'shape', service: shaped }
  return name.startsWith(`${FILES}/`) ? { kind: 'file', path: name.slice(FILES.length + 1), part: FILES } : null
}

/** What an archive holds, all of it read. */
export interface Contents {
  about: About
  shapes: Record<string, DatabaseShape>
  manifest: Manifest
  secrets: string
}
