import { createPrivateKey, type KeyObject, sign } from 'node:crypto'

/** The account that Firebase has given the shop, from the JSON file of its console. */
export interface ServiceAccount {
  projectId: string
  email: string
  key: KeyObject
  /** Where the account gets its tokens. */
  tokenUrl: string
}

const TOKEN_URL = 'https://oauth2.googleapis.com/token'
const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging'
/** Seconds that an assertion is good for; Google takes an hour at most. */
const ASSERTION_SECONDS = 600

function readKey(pem: unknown): KeyObject | null {
  try {
    return createPrivateKey(String(pem))
  } catch {
    return null
  }
}

/** No message repeats what it read: that is a secret. */
export function parseServiceAccount(value: string): ServiceAccount {
  const parse = (): Record<string, unknown> => {
    try {
      return { ...(JSON.parse(value) as object) }
    } catch {
      throw new Error('is no JSON: it is the whole file that Firebase gives for a service account')
    }
  }
  const { project_id, client_email, private_key, token_uri = TOKEN_URL } = parse()
  const key = readKey(private_key)
  const wrong = [
    ...(typeof project_id === 'string' && /^[a-z0-9:.-]{1,63}$/.test(project_id) ? [] : ['project_id']),
    ...(typeof client_email === 'string' && client_email.includes('@') ? [] : ['client_email']),
    ...(key?.asymmetricKeyType === 'rsa' ? [] : ['private_key']),
    ...(/^https?:$/.test(URL.parse(String(token_uri))?.protocol ?? '') ? [] : ['token_uri']),
  ]
  if (wrong.length > 0 || !key) throw new Error(`is no file of a service account: ${wrong.join(', ')}`)
  return { projectId: String(project_id), email: String(client_email), key, tokenUrl: String(token_uri) }
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** By which the account asks for a token (RFC 7523). */
export function assertionOf({ email, key, tokenUrl }: ServiceAccount, now: Date): string {
  const iat = Math.floor(now.getTime() / 1_000)
  const claims = { iss: email, scope: SCOPE, aud: tokenUrl, iat, exp: iat + ASSERTION_SECONDS }
  const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
}
