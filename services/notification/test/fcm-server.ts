import { generateKeyPairSync, verify } from 'node:crypto'
import { type Behaviour, startSmsProvider, type TakenRequest } from './sms-provider.ts'

const PROJECT = 'lumen-shop'
const EMAIL = `stoa@${PROJECT}.iam.gserviceaccount.com`
const FCM_ERROR = 'type.googleapis.com/google.firebase.fcm.v1.FcmError'

const BAD_TOKEN = 'The registration token is not a valid FCM registration token'

/** An error as FCM writes it; `field` is what of the message it blames. */
export function fcmError(
  status: number,
  code: string,
  { field, message = BAD_TOKEN, retryAfter }: { field?: string; message?: string; retryAfter?: string } = {},
): Behaviour {
  const blame = {
    '@type': 'type.googleapis.com/google.rpc.BadRequest',
    fieldViolations: [{ field, description: 'secret text' }],
  }
  const details = [{ '@type': FCM_ERROR, errorCode: code }, ...(field ? [blame] : [])]
  return {
    status,
    headers: retryAfter ? { 'retry-after': retryAfter } : {},
    body: { error: { code: status, message, status: code, details } },
  }
}

export interface FcmMessage {
  token: string
  notification: { title: string; body: string }
  data: Record<string, string>
  android: { ttl: string; priority: string; notification: { tag: string } }
  apns: { headers: Record<string, string> }
}

const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>

/** Google's token service and FCM in one: it verifies the account, and takes messages with a token that it gave and that is still good. */
export async function startFcm() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const messages: FcmMessage[] = []
  const state = { tokens: 0, accepts: true }
  const giveToken = ({ body }: TakenRequest): Behaviour => {
    const form = new URLSearchParams(body)
    const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.')
    const isSigned = verify('sha256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))
    const { iss, aud, scope, iat, exp } = read(claims)
    const isRight =
      form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
      isSigned &&
      read(head).alg === 'RS256' &&
      iss === EMAIL &&
      aud === tokenUrl &&
      scope === 'https://www.googleapis.com/auth/firebase.messaging' &&
      Number(exp) - Number(iat) <= 3_600
    if (!isRight || !state.accepts) return { status: 400, body: { error: 'invalid_grant' } }
    state.tokens += 1
    return { status: 200, body: { access_token: `token-${state.tokens}`, expires_in: 3_599, token_type: 'Bearer' } }
  }
  const server = await startSmsProvider((request) => {
    const { method, url, headers, body } = request
    if (method === 'POST' && url === '/token') return giveToken(request)
    if (method !== 'POST' || url !== `/v1/projects/${PROJECT}/messages:send`)
      return { status: 404, body: { error: {} } }
    if (headers.authorization !== `Bearer token-${state.tokens}`) return fcmError(401, 'UNAUTHENTICATED')
    const { message } = JSON.parse(body) as { message: FcmMessage }
    const texts = Object.values(message.data)
    if (!texts.every((text) => typeof text === 'string'))
      return fcmError(400, 'INVALID_ARGUMENT', { field: 'message.data' })
    messages.push(message)
    return { status: 200, body: { name: `projects/${PROJECT}/messages/${messages.length}` } }
  })
  const tokenUrl = `${server.url}/token`
  const sent = () => server.requests.filter(({ url }) => url.endsWith('messages:send'))
  return Object.assign(state, {
    ...{ url: server.url, next: server.next, messages, sent, stop: server.stop },
    /** What Firebase's console gives. */
    file: JSON.stringify({
      type: 'service_account',
      project_id: PROJECT,
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      client_email: EMAIL,
      token_uri: tokenUrl,
    }),
    /** What the device shows: systems replace by tag. */
    shown: (token: string) =>
      new Map(messages.filter((one) => one.token === token).map((one) => [one.android.notification.tag, one])).size,
  })
}
