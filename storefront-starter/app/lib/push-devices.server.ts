import { NotFoundError, type PushSubscription, type Stoa } from '@stoa/sdk'
import { dateFor } from './dates.server.ts'
import { deviceName } from './device-name.server.ts'
import type { FormValues } from './form.ts'
import type { Visit } from './stoa.server.ts'

/** More than an account can have. */
const ALL = 50

async function listDevices(stoa: Stoa): Promise<PushSubscription[]> {
  return (await stoa.me.pushSubscriptions.list({ limit: ALL })).data
}

/** What a page shows of the devices that are notified, and the key that this browser would be registered with. */
export async function pushPageOf(visit: Visit) {
  const { stoa, language } = visit
  const [{ public_key: publicKey }, devices] = await Promise.all([stoa.pushKey.get(), listDevices(stoa)])
  return {
    publicKey,
    devices: devices.map(({ id, fingerprint, user_agent, created_at }) => ({
      ...{ id, fingerprint, since: dateFor(visit, created_at) },
      name: deviceName(user_agent, language),
    })),
  }
}

export type PushDevice = Awaited<ReturnType<typeof pushPageOf>>['devices'][number]

/** With a browser's subscription, as a script of the page has put it into a form. */
export async function addDevice(stoa: Stoa, values: FormValues): Promise<void> {
  const { endpoint = '', p256dh = '', auth = '', public_key = '' } = values
  await stoa.me.pushSubscriptions.create({ kind: 'web', endpoint, keys: { p256dh, auth }, public_key })
}

/** One that is gone is what was wanted. */
export async function removeDevice(stoa: Stoa, id: string): Promise<void> {
  await stoa.me.pushSubscriptions.delete(id).catch((error: unknown) => {
    if (!(error instanceof NotFoundError)) throw error
  })
}

/** Before signing out: nobody who uses the browser next is told of this customer's orders. */
export async function removeDeviceOfSession(stoa: Stoa): Promise<void> {
  const own = (await listDevices(stoa)).filter(({ is_this_session }) => is_this_session)
  await Promise.all(own.map(({ id }) => removeDevice(stoa, id)))
}
