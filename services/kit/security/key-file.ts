import { type DerivedKeys, type Keys, keysFor } from './secrets.ts'

const KEY_BYTES = 32

/** Keys as the text of a file: purpose → generations of the key, base64url. */
export function writeKeyFile(keys: Keys, purposes: readonly string[]): string {
  const generations = (purpose: string) => keysFor(keys, purpose).map((key) => key.toString('base64url'))
  const file = Object.fromEntries(purposes.map((purpose) => [purpose, generations(purpose)]))
  return `${JSON.stringify(file, null, 2)}\n`
}

function readKey(text: unknown): Buffer {
  const key = Buffer.from(String(text), 'base64url')
  if (key.length !== KEY_BYTES) throw new Error(`holds a key that is not ${KEY_BYTES} bytes in base64url`)
  return key
}

/** The keys in such a text; throws a sentence that holds none of them. */
export function readKeyFile(text: string): DerivedKeys {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    throw new Error('is not JSON')
  }
  const isTable = typeof file === 'object' && file !== null && Object.values(file).every(Array.isArray)
  if (!isTable) throw new Error('is not an object of lists of keys')
  const entries = Object.entries(file as Record<string, unknown[]>)
  return { derived: new Map(entries.map(([purpose, generations]) => [purpose, generations.map(readKey)])) }
}
