import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'

export type Log = FastifyBaseLogger

/** JSON lines on standard output, or in a file. Credentials are redacted. */
export function createLog(level: string, file?: string): Log {
  const redact = ['req.headers.authorization', 'req.headers["stoa-cart-token"]', 'req.headers["stoa-api-key"]']
  const options = { level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return file ? pino(options, pino.destination({ dest: file, sync: false })) : pino(options)
}
