import type { IncomingMessage, ServerResponse } from 'node:http'

export const REPORT_PATH = '/csp-report'

const MAX_REPORT_BYTES = 8 * 1024
/** Kinds that are told of in the life of a process; anybody can send reports, so more would only fill the log. */
const MAX_KINDS = 100
/** Characters of what a report says. */
const MAX_TEXT = 200

interface Violation {
  directive: string
  blocked: string
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** Without what makes each report another one: queries, and the paths of other hosts. */
function sourceOf(value: string): string {
  const url = URL.parse(value)
  return (url ? url.origin : value).slice(0, MAX_TEXT)
}

/** What browsers say was refused, in the older form and in that of the Reporting API; nothing of what cannot be read. */
export function readReport(body: string): Violation[] {
  let content: unknown
  try {
    content = JSON.parse(body)
  } catch {
    return [] // anybody can send anything
  }
  return [content].flat().flatMap((each) => {
    const report = each as { 'csp-report'?: Record<string, unknown>; body?: Record<string, unknown> } | null
    const said = report?.['csp-report'] ?? report?.body
    if (typeof said !== 'object' || said === null) return []
    const directive = text(said['effective-directive'] ?? said['violated-directive'] ?? said.effectiveDirective)
    const blocked = sourceOf(text(said['blocked-uri'] ?? said.blockedURL))
    return directive === '' ? [] : [{ directive: directive.slice(0, MAX_TEXT), blocked }]
  })
}

/** Takes what browsers report of the content security policy, and logs each kind once. */
export function createReportTaker(log: (line: string) => void) {
  const kinds = new Set<string>()
  const take = ({ directive, blocked }: Violation) => {
    // A report is text of strangers: no line of it ends here.
    const kind = JSON.stringify({ directive, blocked })
    if (kinds.has(kind) || kinds.size >= MAX_KINDS) return
    kinds.add(kind)
    log(`The content security policy refused something: ${kind}`)
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (Number(request.headers['content-length'] ?? 0) > MAX_REPORT_BYTES) {
      response.writeHead(413, { connection: 'close' }).end()
      return
    }
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MAX_REPORT_BYTES) request.destroy()
      else chunks.push(chunk)
    })
    request.on('error', () => response.destroy())
    request.on('end', () => {
      for (const violation of readReport(Buffer.concat(chunks).toString('utf8'))) take(violation)
      response.writeHead(204, { 'cache-control': 'no-store' }).end()
    })
  }
}
