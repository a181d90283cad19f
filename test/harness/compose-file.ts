import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '..', '..')

export type Condition = 'service_healthy' | 'service_completed_successfully'

/** A service of docker-compose.yml, its merge keys resolved. */
export interface ComposeService {
  image: string
  restart?: string
  /** With the entry point. Absent: the image's own. */
  command?: string[]
  environment: Record<string, string>
  depends_on: Record<string, { condition: Condition }>
  healthcheck?: { test?: string[]; disable?: boolean }
  volumes: string[]
  /** Absent: the network that all of them share. */
  networks?: string[] | Record<string, unknown>
}

interface ComposeFile {
  services: Record<string, Partial<ComposeService> & { image: string; entrypoint?: string[] }>
}

/** `${NAME:-default}` and `${NAME-default}` as Compose replaces them: with the colon an empty variable counts as not set. */
function interpolate(text: string, env: Readonly<Record<string, string>>): string {
  const replaced = text.replace(
    /\$\{([A-Z0-9_]+)(:?)-([^${}]*)\}/g,
    (_, name: string, colon: string, fallback: string) => (colon ? env[name] || fallback : (env[name] ?? fallback)),
  )
  // A default may hold another variable.
  return replaced === text ? text : interpolate(replaced, env)
}

/** docker-compose.yml by service, read with the operator's environment variables. */
export function readComposeFile(env: Readonly<Record<string, string>> = {}): ReadonlyMap<string, ComposeService> {
  const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')
  const revive = (_: unknown, value: unknown) => (typeof value === 'string' ? interpolate(value, env) : value)
  const { services } = parse(text, revive, { merge: true }) as ComposeFile
  const entries = Object.entries(services).map(([name, { entrypoint = [], ...given }]): [string, ComposeService] => {
    const command = [...entrypoint, ...(given.command ?? [])]
    const named = command.length > 0 ? { command } : {}
    return [name, { environment: {}, depends_on: {}, volumes: [], ...given, ...named }]
  })
  return new Map(entries)
}

/** Whether a service runs code of this repository, in the image that services/Dockerfile makes. */
export const runsOwnImage = ({ image }: ComposeService) => image === 'stoa:local'

/** A job ends by itself; the others serve until they are stopped. */
export const isJob = ({ healthcheck }: ComposeService) => healthcheck?.disable === true

/** The command of a health check, without Compose's leading `CMD`. */
export function probeOf({ healthcheck }: ComposeService): string[] | null {
  return healthcheck?.test?.[0] === 'CMD' ? healthcheck.test.slice(1) : null
}
