import { readFileSync } from 'node:fs'

/**
 * What the storefront knows of its shop. The API does not tell these yet, so they are settings: the environment has them, and
 * this file is the only one that reads it.
 */

function text(name: string, otherwise: string): string {
  return process.env[name]?.trim() || otherwise
}

function address(name: string, otherwise: string): string {
  return text(name, otherwise).replace(/\/{1,9}$/, '')
}

function signingSecret(): string {
  const file = text('STOREFRONT_SECRET_FILE', '')
  const secret = file === '' ? text('STOREFRONT_SECRET', '') : readFileSync(file, 'utf8').trim()
  if (secret.length < 32) {
    throw new Error('STOREFRONT_SECRET is missing: it signs the session cookies and has 32 characters at least')
  }
  return secret
}

const apiUrl = address('STOA_URL', 'http://127.0.0.1:4000')
const currency = text('SHOP_CURRENCY', 'EUR')

export const shop = {
  name: text('SHOP_NAME', 'Stoa'),
  /** Where customers get help; empty: no address is shown. */
  email: text('SHOP_EMAIL', ''),
  country: text('SHOP_COUNTRY', 'DE'),
  /** Dates are told in it. */
  timeZone: text('SHOP_TIME_ZONE', 'UTC'),
  currency,
  currencies: text('SHOP_CURRENCIES', [...new Set([currency, 'EUR', 'USD', 'GBP'])].join(',')).split(','),
  /** Address of the gateway, as this server reaches it. */
  apiUrl,
  /** Address of the gateway, as browsers reach it: pictures come from there. */
  apiPublicUrl: address('STOA_PUBLIC_URL', apiUrl),
  /** Address of this storefront, as browsers reach it. */
  url: address('STOREFRONT_URL', 'http://127.0.0.1:3000'),
  /** Publishable key; requests carry it where it is set. */
  apiKey: text('STOA_API_KEY', ''),
  secret: signingSecret(),
}
