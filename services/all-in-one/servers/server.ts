/** A database server that is running and ready. */
export interface Server {
  /** Product and version as a person would name it: `PostgreSQL 15.18`. */
  kind: string
  /** Where it came from: `from POSTGRES_URL`, `binary on PATH`, `fetched before`, `embedded package` … */
  how: string
  url: string
  /** Absent for servers we did not start. */
  pid?: number
  /** Ends the server if we started it; safe to call twice. */
  stop(): Promise<void>
}

/** `durable` survives a power cut; `test` trades that for speed. */
export type Durability = 'durable' | 'test'

export interface ProvideOptions {
  /** Holds the data, the logs and the record of running servers. */
  dataDir: string
  /** Holds what was fetched, and can be shared by several data folders. Default `<dataDir>/servers`. */
  cacheDir?: string
  /** Takes one line of progress for a person. */
  say: (line: string) => void
  /** Default `durable`. */
  durability?: Durability
  /** Default: the port of the last start if still free, else any free one. */
  port?: number
  /** Default `process.env`. */
  env?: NodeJS.ProcessEnv
}

/** The options with every default filled in. */
export interface Provision extends Required<Omit<ProvideOptions, 'port'>> {
  port: number | undefined
}

/** Something that whoever started the program can fix: the message is one sentence, printed without a stack trace. */
export class SetupError extends Error {
  override name = 'SetupError'
}

export function external(kind: string, variable: string, url: string): Server {
  return { kind, how: `from ${variable}`, url, stop: () => Promise.resolve() }
}
