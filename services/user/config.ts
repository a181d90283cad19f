import { type ConfigOf, integer, type Setting, text, url } from '@stoa/kit/process/config'

function optionalUrl(protocols: string[]): Setting<string | undefined> {
  return { parse: url(protocols).parse, fallback: { value: undefined } }
}

export const settings = {
  POSTGRES_URL: url(['postgres', 'postgresql']),
  POSTGRES_POOL: integer({ min: 1, max: 200 }, 10),
  /** Where live sessions are mirrored; the cache Redis unless set. */
  SESSION_REDIS_URL: optionalUrl(['redis', 'rediss']),
  STOA_TOKEN_ISSUER: text('stoa'),
  STOA_TOKEN_AUDIENCE: text('stoa-api'),
  // Of libuv's four threads: many sign-ins at once leave some for DNS and files.
  PASSWORD_WORKERS: integer({ min: 1, max: 64 }, 2),
}

export type UserConfig = ConfigOf<typeof settings>
