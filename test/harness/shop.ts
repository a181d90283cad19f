import { type SignedIn, Stoa, type StoaOptions } from '@stoa/sdk/source'
import { uniqueName } from './test-servers.ts'
import { until } from './until.ts'

/** A shop that a test runs, whatever its topology. */
export interface TestShop {
  /** Address of the gateway. */
  url: string
  /** Address of the inbox that catches the shop's mail. */
  inboxUrl: string
  /** The first staff account; it may do everything. */
  staff: { email: string; password: string }
  /** Lines that its processes have logged as errors so far. */
  errors(): string[]
}

export interface Mail {
  subject: string
  text: string
  html: string
}

/** An e-mail address nobody has used. */
export const newAddress = (who: string) => `${who}.${uniqueName()}@example.com`

/** A client that has not signed in. */
export function visitor(shop: Pick<TestShop, 'url'>, options: Partial<StoaOptions> = {}): Stoa {
  return new Stoa({ baseUrl: shop.url, ...options })
}

/** A client that has registered an account. */
export async function customer(shop: TestShop, options: Partial<StoaOptions> = {}) {
  const stoa = visitor(shop, options)
  const email = newAddress('customer')
  const session = await stoa.auth.register({ email, password: 'seven wooden horses', name: 'Grace Hopper' })
  return { stoa, email, session }
}

/** The shop's first member of staff. */
export async function staffOf(shop: TestShop): Promise<Stoa> {
  const stoa = visitor(shop)
  await stoa.auth.login(shop.staff)
  return stoa
}

/** All mail to an address so far, newest first; waits up to `waitSeconds` for the first. */
export async function mailsTo(shop: TestShop, address: string, waitSeconds = 0): Promise<Mail[]> {
  const query = new URLSearchParams({ to: address, wait: String(waitSeconds) })
  const response = await fetch(`${shop.inboxUrl}/api/messages?${query}`)
  return ((await response.json()) as { data: Mail[] }).data
}

/** The mail to an address whose subject or text matches, as soon as it has arrived. */
export async function mailSaying(shop: TestShop, address: string, what: RegExp): Promise<Mail> {
  const says = (mail: Mail) => what.test(mail.subject) || what.test(mail.text)
  await mailsTo(shop, address, 20)
  return until(`mail to ${address} that says ${what}`, async () => (await mailsTo(shop, address)).find(says) ?? null)
}

/** The code of the SMS to a phone number, as soon as it has arrived. */
export const codeSentTo = (shop: TestShop, phone: string): Promise<string> =>
  until(`an SMS with a code to ${phone}`, async () => {
    const [sms] = await mailsTo(shop, phone)
    return /^\d{6}/.exec(sms?.text ?? '')?.[0] ?? null
  })

/** The headers of somebody who has signed in, for requests that no SDK would send. */
export const bearer = ({ access_token }: SignedIn) => ({ authorization: `Bearer ${access_token}` })
