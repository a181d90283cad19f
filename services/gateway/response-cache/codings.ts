/** Content codings that copies are kept in, the best first: as many bytes as few others, and for everybody. */
export const CODINGS = ['br', 'gzip'] as const
export type Coding = (typeof CODINGS)[number]

/** What a client takes. */
export interface Accepted {
  /** Those it likes as much as no coding at all, or better; the one it likes most first. */
  readonly codings: readonly Coding[]
  /** False when it refuses what is in no coding. */
  readonly isPlainAccepted: boolean
}

const NOTHING: Accepted = { codings: [], isPlainAccepted: true }
/** Header values that were read; clients send few different ones. */
const MAX_READ = 500
/** Of a header that is read; reading costs time by its length, and what programs send is shorter. */
const MAX_LENGTH = 200
/** `0` to `1` with up to three decimals (RFC 9110 §12.4.2). */
const WEIGHT = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

/** The weights by coding; what is written otherwise than RFC 9110 §12.5.3 has it is left out. */
function weightsOf(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const entry of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim())
    const [weight = 'q=1', ...more] = parameters
    const value = weight.startsWith('q=') ? weight.slice(2) : ''
    if (name === '' || more.length > 0 || !WEIGHT.test(value)) continue
    weights.set(name === 'x-gzip' ? 'gzip' : name, Number(value))
  }
  return weights
}

function read(header: string): Accepted {
  const weights = weightsOf(header)
  const any = weights.get('*')
  const weightOf = (coding: Coding) => weights.get(coding) ?? any ?? 0
  // What is in no coding is taken unless it is refused, by name or with all that is not named.
  const plain = weights.get('identity')
  const isPlainAccepted = plain === undefined ? any !== 0 : plain > 0
  const codings = CODINGS.filter((coding) => weightOf(coding) > 0 && weightOf(coding) >= (plain ?? 0))
  return { codings: codings.sort((a, b) => weightOf(b) - weightOf(a)), isPlainAccepted }
}

const known = new Map<string, Accepted>()

/** What an `Accept-Encoding` says; without one that is read, everything may be sent, and no coding is the safest. */
export function acceptedCodings(header: string | string[] | undefined): Accepted {
  if (typeof header !== 'string' || header.length > MAX_LENGTH) return NOTHING
  const found = known.get(header)
  if (found) return found
  const accepted = read(header)
  if (known.size >= MAX_READ) known.clear()
  known.set(header, accepted)
  return accepted
}
