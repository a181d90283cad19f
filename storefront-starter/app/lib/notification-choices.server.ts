import { isApiError, type NotificationPreferencesChange, type Stoa } from '@stoa/sdk'
import { data } from 'react-router'
import { hasSignedOut, orSignIn } from './account.server.ts'
import { accountRefusal, refusal } from './form.server.ts'
import type { FormValues } from './form.ts'
import { addDevice, pushPageOf, removeDevice } from './push-devices.server.ts'
import type { Visit } from './stoa.server.ts'

/** What is kept with each choice, so that it can be shown where it was made. */
const SOURCE = 'account page'

const ticked = (is: boolean) => (is ? 'yes' : '')

/** What the page of notifications shows: choices as a form has them, the channels, the phone number, and the devices. */
export async function notificationPageOf(visit: Visit) {
  const { stoa, facts } = visit
  const [push, preferences, me] = await Promise.all([
    pushPageOf(visit),
    stoa.me.notificationPreferences.get(),
    stoa.me.get(),
  ])
  const { choices, channels, quiet_hours: quiet } = preferences
  const values: FormValues = {
    sms: ticked(choices.orders.sms),
    push: ticked(choices.orders.push),
    email: ticked(choices.back_in_stock.email),
    cart: ticked(choices.abandoned_cart.email),
    starts_at: quiet?.starts_at ?? '',
    ends_at: quiet?.ends_at ?? '',
    time_zone: quiet?.time_zone ?? facts.timeZone,
  }
  const { phone, phone_verified_at } = me
  return {
    ...{ ...push, values, channels, isZoneChosen: quiet !== null, zones: zonesWith(values.time_zone) },
    phone: { number: phone ?? '', isVerified: phone_verified_at !== null },
  }
}

export type NotificationPage = Awaited<ReturnType<typeof notificationPageOf>>

/** Every zone by its name, and the one that is chosen, which may be an older name of another. */
function zonesWith(chosen = 'UTC'): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen])].sort()
}

/** What the form does not offer stays as it was. */
function changeOf({ offered = '', ...values }: FormValues): NotificationPreferencesChange {
  const { starts_at = '', ends_at = '', time_zone = '' } = values
  const isOffered = (channel: string) => offered.split(' ').includes(channel)
  const orders = ['sms', 'push'].filter(isOffered)
  return {
    choices: {
      orders: Object.fromEntries(orders.map((channel) => [channel, values[channel] === 'yes'])),
      ...(isOffered('email') && { back_in_stock: { email: values.email === 'yes' } }),
      ...(isOffered('cart') && { abandoned_cart: { email: values.cart === 'yes' } }),
    },
    ...('starts_at' in values && { quiet_hours: starts_at ? { starts_at, ends_at, time_zone } : null }),
    source: SOURCE,
  }
}

/** Both times or none. */
function lackingTime({ starts_at, ends_at }: FormValues): Record<string, string> {
  if (Boolean(starts_at) === Boolean(ends_at)) return {}
  return { [starts_at ? 'ends_at' : 'starts_at']: 'required' }
}

/** A refusal that is about one field, though the API says it of the whole. */
const ABOUT: Readonly<Record<string, { field: string; code: string }>> = {
  phone: { field: 'phone', code: 'unreachable' },
  code: { field: 'code', code: 'wrong_code' },
}

function refusalOf(error: unknown, values: FormValues) {
  const about = ABOUT[values.intent ?? '']
  const isUnwritten = about?.field === 'code' && isApiError(error) && error.status === 400
  if (about && (isApiError(error, 'unprocessable') || isUnwritten))
    return data(refusal(values, { [about.field]: about.code }), { status: 422 })
  return accountRefusal(error, values)
}

const ACTIONS: Readonly<Record<string, { done: string; act: (stoa: Stoa, values: FormValues) => Promise<unknown> }>> = {
  add: { done: 'added', act: addDevice },
  remove: { done: 'removed', act: (stoa, { id = '' }) => removeDevice(stoa, id) },
  choices: { done: 'saved', act: (stoa, values) => stoa.me.notificationPreferences.set(changeOf(values)) },
  phone: {
    done: 'sent',
    act: (stoa, { phone = '' }) => stoa.me.phone.requestCode({ phone: phone.replace(/[\s()/-]/g, '') }),
  },
  code: { done: 'verified', act: (stoa, { code = '' }) => stoa.me.phone.verify({ code: code.replace(/\s/g, '') }) },
}

/** Does what a form of the page asks for: the word that says so in the address, or the form with what is wrong. */
export async function changeNotifications(request: Request, stoa: Stoa, values: FormValues) {
  const { done, act } = ACTIONS[values.intent ?? ''] ?? { done: '', act: async () => {} }
  const lacking = values.intent === 'choices' ? lackingTime(values) : {}
  if (Object.keys(lacking).length > 0) return data(refusal(values, lacking), { status: 422 })
  try {
    await act(stoa, values)
    return done
  } catch (error) {
    return hasSignedOut(error) ? await orSignIn(request, Promise.reject(error)) : refusalOf(error, values)
  }
}
