import { type Dispatcher, request } from 'undici'
import { failureOf, type PublicAgentOptions, publicAgent, webUrl } from './public-exchange.ts'

interface Posting {
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array
  /** From the look-up of the name to the last byte of the response, milliseconds. */
  timeoutMs: number
}

export interface Receipt {
  status: number
  headers: Readonly<Record<string, string>>
  /** The beginning of the body as it came, compressed if the receiver wanted that. */
  body: Buffer
}

export interface PublicSender {
  /** Sends a body to an address that a stranger named. Throws FetchError when there is no response; any status is one. */
  post(url: string, posting: Posting): Promise<Receipt>
  close(): Promise<void>
}

export interface PublicSenderOptions extends PublicAgentOptions {
  /** Bytes of a response that are read; the connection of a longer one ends. */
  maxReadBytes?: number
  /** Bytes of a response that are kept. */
  maxKeptBytes?: number
}

function headersOf({ headers }: Dispatcher.ResponseData): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

/** What is read of a body. The status has come, so a body that is too long, too slow or cut off changes nothing. */
async function readSome(
  body: Dispatcher.ResponseData['body'],
  limits: { read: number; kept: number },
): Promise<Buffer> {
  const chunks: Buffer[] = []
  let kept = 0
  let read = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      read += chunk.length
      if (kept < limits.kept) chunks.push(chunk.subarray(0, limits.kept - kept))
      kept = Math.min(limits.kept, read)
      // Leaving the loop ends the connection.
      if (read >= limits.read) break
    }
  } catch {
    // Time is over, or the receiver has hung up.
  }
  return Buffer.concat(chunks)
}

/**
 * Posts to addresses that strangers named, without reaching anything inside: a name is looked up once, all its addresses have to
 * be allowed, and the connection is made to one of those. Redirects are responses, and nothing is decompressed.
 */
export function createPublicSender(options: PublicSenderOptions = {}): PublicSender {
  const { maxReadBytes = 65_536, maxKeptBytes = 1_024 } = options
  const agent = publicAgent(options)
  return {
    async post(text, { headers, body, timeoutMs }) {
      const url = webUrl(text)
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const response = await request(url, { dispatcher: agent, method: 'POST', headers, body, signal })
        const read = await readSome(response.body, { read: maxReadBytes, kept: maxKeptBytes })
        return { status: response.statusCode, headers: headersOf(response), body: read }
      } catch (error) {
        throw failureOf(error, url.host)
      }
    },
    close: () => agent.destroy(),
  }
}
