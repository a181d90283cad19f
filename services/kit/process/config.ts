import { readFileSync } from 'node:fs'
import { weaknessOf } from '../security/secrets.ts'
import { readEmail } from '../values/email.ts'
import { isCurrency } from '../values/money.ts'
import { timeZone as zoneOf } from '../values/time-zone.ts'

/** How one setting is read: throws a sentence when the text is not acceptable. */
export interface Setting<T> {
  parse(text: string): T
  /** Used when nothing is set; a setting without one is required. */
  fallback?: { value: T }
}

/** Settings by the names of their environment variables. */
export type Settings = Record<string, Setting<unknown>>

/** What reading settings gives. */
export type ConfigOf<S> = { [K in keyof S]: S[K] extends Setting<infer T> ? T : never }

/** Every problem of a configuration at once, so that nobody mends them one start at a time. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

const withFallback = <T>(parse: (text: string) => T, fallback: [T] | []): Setting<T> =>
  fallback.length > 0 ? { parse, fallback: { value: fallback[0] as T } } : { parse }

export function text(...fallback: [string] | []): Setting<string> {
  return withFallback((value) => value, fallback)
}

/** A setting that may be left out. */
export function optional(): Setting<string | undefined> {
  return { parse: (value) => value, fallback: { value: undefined } }
}

export function integer(range: { min: number; max: number }, ...fallback: [number] | []): Setting<number> {
  return withFallback((value) => {
    const number = Number(value)
    if (!Number.isInteger(number) || number < range.min || number > range.max) {
      throw new Error(`is not a whole number from ${range.min} to ${range.max}`)
    }
    return number
  }, fallback)
}

export const port = (...fallback: [number] | []): Setting<number> => integer({ min: 0, max: 65_535 }, ...fallback)

export function flag(...fallback: [boolean] | []): Setting<boolean> {
  return withFallback((value) => {
    if (value !== 'true' && value !== 'false') throw new Error('is neither true nor false')
    return value === 'true'
  }, fallback)
}

export function url(protocols: string[], ...fallback: [string] | []): Setting<string> {
  return withFallback((value) => {
    const parsed = URL.parse(value)
    if (!parsed || !protocols.includes(parsed.protocol.slice(0, -1))) {
      throw new Error(`is not a ${protocols.join(' or ')} address`)
    }
    return value
  }, fallback)
}

/** An address that may be left out. */
export const optionalUrl = (protocols: string[]): Setting<string | undefined> => ({
  parse: (value) => url(protocols).parse(value),
  fallback: { value: undefined },
})

/** An ISO 4217 code. */
export function currency(...fallback: [string] | []): Setting<string> {
  return withFallback((value) => {
    if (!isCurrency(value)) throw new Error('is not an ISO 4217 code such as EUR')
    return value
  }, fallback)
}

/** An e-mail address that may be left out. */
export function optionalEmail(): Setting<string | undefined> {
  const parse = (value: string) => {
    const address = readEmail(value)
    if (address === null) throw new Error('is not an e-mail address')
    return address
  }
  return { parse, fallback: { value: undefined } }
}

/** A name of the IANA time zone database. */
export function timeZone(...fallback: [string] | []): Setting<string> {
  return withFallback((value) => {
    const zone = zoneOf(value)
    if (zone === null) throw new Error('is not a time zone such as Europe/Berlin')
    return zone
  }, fallback)
}

/** A secret that is not easy to guess. There is no default, in no mode: a known secret is none. */
export function secret(): Setting<string> {
  return {
    parse: (value) => {
      const weakness = weaknessOf(value)
      if (weakness !== null) throw new Error(weakness)
      return value
    },
  }
}

export function optionalSecret(): Setting<string | undefined> {
  return { parse: (value) => secret().parse(value), fallback: { value: undefined } }
}

/** The secret before the current one. A weak one is accepted too, because otherwise it could not be replaced. */
export function previousSecret(): Setting<string | undefined> {
  const parse = (value: string) => {
    if (value === '') throw new Error('is empty')
    return value
  }
  return { parse, fallback: { value: undefined } }
}

/** A comma-separated list. */
export function list(...fallback: [string[]] | []): Setting<string[]> {
  const parse = (value: string) =>
    value
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
  return withFallback(parse, fallback)
}

function raw(env: NodeJS.ProcessEnv, name: string): string | undefined {
  // Compose passes a variable that the operator has not set as an empty one.
  const file = env[`${name}_FILE`]
  if (!file) return env[name] === '' ? undefined : env[name]
  if (env[name]) throw new Error('is set twice, directly and by a file')
  try {
    // A secret of Docker is never empty, so one that the operator has not set is a blank line.
    return readFileSync(file, 'utf8').trimEnd() || undefined
  } catch {
    throw new Error(`names a file that cannot be read`)
  }
}

/**
 * Reads settings from the environment; `NAME_FILE` names a file that holds the value (Docker secrets). Throws one
 * ConfigError that lists everything missing or wrong. Values are never part of a message.
 */
export function readConfig<S extends Settings>(env: NodeJS.ProcessEnv, settings: S): ConfigOf<S> {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(settings)) {
    try {
      const value = raw(env, name)
      if (value !== undefined) values[name] = setting.parse(value)
      else if (setting.fallback) values[name] = setting.fallback.value
      else problems.push(`${name} is missing (or ${name}_FILE)`)
    } catch (error) {
      problems.push(`${name} ${error instanceof Error ? error.message : 'is not acceptable'}`)
    }
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return values as ConfigOf<S>
}
