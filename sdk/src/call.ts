import { userAgent } from '#platform'
import { addressOf, encodeBody, isFile, withoutTrailingSlashes } from './encode.ts'
import { asStoaError, StoaError } from './errors.ts'
import { fieldsOf, type HeaderFields, mergeHeaders } from './headers.ts'
import type { Call } from './request.ts'
import type { Input, Operation, RequestOptions, Runtime, StoaOptions } from './types.ts'

/** The address that paths begin after, with or without `/v1`. A wrong one would look like a shop that is away. */
export function baseOf(baseUrl: string): string {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new StoaError(`baseUrl must be an http or https address such as https://shop.example.com, not "${baseUrl}"`)
  }
  return withoutTrailingSlashes(withoutTrailingSlashes(baseUrl).replace(/\/v1$/, ''))
}

/** The entity tag of a version, unless it is one (RFC 9110 §8.8.3). */
function entityTag(ifMatch: RequestOptions['ifMatch']): string | undefined {
  const given = typeof ifMatch === 'object' ? (ifMatch.product_version ?? ifMatch.version) : ifMatch
  return given === undefined || !/^\d+$/.test(String(given)) ? (given as string | undefined) : `"${given}"`
}

export interface CallParts {
  operation: Operation
  input: Input
  options: RequestOptions
  defaults: StoaOptions
  base: string
  runtime: Runtime
  /** Asked for before each try. */
  credentials: () => Promise<HeaderFields>
}

function unchecked({ operation, input, options, defaults, base, runtime, credentials }: CallParts): Call {
  const total = options.totalTimeoutMs ?? defaults.totalTimeoutMs ?? Number.POSITIVE_INFINITY
  const body = encodeBody(operation, input.body, options.contentType)
  const own = fieldsOf(options.headers)
  const key = operation.keyed && (own['idempotency-key'] ?? options.idempotencyKey ?? runtime.key())
  const fixed: HeaderFields = {
    'user-agent': userAgent,
    ...fieldsOf(defaults.headers),
    accept: operation.response ? '*/*' : 'application/json',
    'content-type': body.contentType,
    'idempotency-key': key,
    'if-match': entityTag(options.ifMatch),
    'challenge-token': options.challengeToken,
    'stoa-api-key': defaults.apiKey,
  }
  return {
    operation,
    url: addressOf(base, operation, input),
    body,
    key,
    headers: async () => mergeHeaders(fixed, await credentials(), own),
    renewed: async () => false,
    signal: options.signal,
    timeoutMs: options.timeoutMs ?? defaults.timeoutMs ?? (isFile(operation) ? 3_600_000 : 30_000),
    deadline: runtime.now() + total,
    maxRetries: options.maxRetries ?? defaults.maxRetries ?? 2,
  }
}

/** A call as it is sent. What cannot be sent (a body that JSON cannot hold, a header of two lines) is an error of ours too. */
export function makeCall(parts: CallParts): Call {
  try {
    return unchecked(parts)
  } catch (error) {
    throw asStoaError(parts.operation.id, error)
  }
}
