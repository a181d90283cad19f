import { createPrivateKey } from 'node:crypto'

/** What mails are signed with (RFC 6376), so that receivers know them to be of the domain. */
export interface Dkim {
  domainName: string
  keySelector: string
  /** PEM. */
  privateKey: string
  headerFieldNames: string
}

/** Those that a reader sees or a program acts on; RFC 8058 asks for both of List-Unsubscribe. */
const SIGNED = `From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:List-Unsubscribe:\
List-Unsubscribe-Post`

/** RFC 8301: shorter ones are refused by receivers. */
const MIN_BITS = 1_024

/** Dots in the middle of a name, of letters, digits and hyphens. */
const LABELS = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}$/i

export function parseDnsName(value: string): string {
  if (!LABELS.test(value)) throw new Error('is not a name of DNS')
  return value
}

/** A key of RSA in PEM, as that is what every receiver can verify. Checked here: a mail whose signing fails goes out without a signature. */
export function parseDkimKey(value: string): string {
  const key = readKey(value.replaceAll('\\n', '\n'))
  if (key?.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_BITS)
    throw new Error(`is not a private key of RSA with at least ${MIN_BITS} bits in PEM`)
  return key.export({ type: 'pkcs8', format: 'pem' }) as string
}

function readKey(pem: string) {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}

interface DkimSettings {
  DKIM_DOMAIN: string | undefined
  DKIM_SELECTOR: string | undefined
  DKIM_PRIVATE_KEY: string | undefined
}

/** Null where the shop leaves it to its mail server. All three or none: half of it would be mails that nobody can verify. */
export function dkimOf(config: DkimSettings): Dkim | null {
  const { DKIM_DOMAIN: domainName, DKIM_SELECTOR: keySelector, DKIM_PRIVATE_KEY: privateKey } = config
  if (!domainName && !keySelector && !privateKey) return null
  if (!domainName || !keySelector || !privateKey)
    throw new Error('DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY are set together or not at all')
  return { domainName, keySelector, privateKey, headerFieldNames: SIGNED }
}
