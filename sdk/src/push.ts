/** Has a browser take the shop's messages: an entry of its own (`@stoa/sdk/push`), for scripts of pages. */
import type { WebPushSubscriptionCreate } from './generated/types.ts'

/** Whether this browser can: `denied` = its user has said no, which only they can change, in its settings. */
export type PushAbility = 'unsupported' | 'denied' | 'possible'

export type PushOutcome =
  /** `device` is what `me.pushSubscriptions.create` takes. */
  | { status: 'subscribed'; device: WebPushSubscriptionCreate }
  | { status: 'denied' }
  /** The browser's own push service did not respond: it may be switched off, or out of reach. */
  | { status: 'unreachable' }

export interface PushOptions {
  /** Address of the service worker that shows messages. */
  worker: string
  /** Part of the site that the worker would control; one that has no pages leaves all of them alone. */
  scope?: string | undefined
}

const encode = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

export function pushAbility(): PushAbility {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) {
    return 'unsupported'
  }
  return Notification.permission === 'denied' ? 'denied' : 'possible'
}

/** A worker that is not active yet cannot subscribe. */
async function activeWorker({ worker, scope }: PushOptions): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(worker, scope === undefined ? {} : { scope })
  const coming = registration.installing ?? registration.waiting
  if (!registration.active && coming) {
    await new Promise<void>((resolve) => {
      coming.addEventListener('statechange', () => coming.state === 'activated' && resolve())
    })
  }
  return registration
}

/** One subscription has one key; what was subscribed with another one is made anew. */
async function subscriptionFor(registration: ServiceWorkerRegistration, publicKey: string): Promise<PushSubscription> {
  const { pushManager } = registration
  const known = await pushManager.getSubscription()
  const key = known?.options.applicationServerKey
  if (known && key && encode(key) === publicKey) return known
  await known?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
}

/** Asks the user, so call it when they have pressed something. `publicKey` is that of `pushKey.get`. */
export async function subscribeToPush(publicKey: string, options: PushOptions): Promise<PushOutcome> {
  if ((await Notification.requestPermission()) !== 'granted') return { status: 'denied' }
  try {
    const subscription = await subscriptionFor(await activeWorker(options), publicKey)
    const { endpoint = '', keys = {} } = subscription.toJSON()
    const { p256dh = '', auth = '' } = keys
    return {
      status: 'subscribed',
      device: { kind: 'web', endpoint, keys: { p256dh, auth }, public_key: publicKey },
    }
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError') return { status: 'denied' }
    if (name === 'AbortError') return { status: 'unreachable' }
    throw error
  }
}

/** The `fingerprint` that this browser has in the list of devices; null when it takes no messages. */
export async function pushFingerprint({ worker, scope = worker }: PushOptions): Promise<string | null> {
  if (pushAbility() === 'unsupported') return null
  const registration = await navigator.serviceWorker.getRegistration(scope)
  const subscription = await registration?.pushManager.getSubscription()
  if (!subscription) return null
  return encode(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint)))
}

/** Ends it in the browser; what the shop has of it is ended by `me.pushSubscriptions.delete`. */
export async function unsubscribeFromPush({ worker, scope = worker }: PushOptions): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(scope)
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
