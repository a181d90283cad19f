import { readFileSync } from 'node:fs'

/** Where this storefront is, and how it reaches the API. This file alone reads the environment; about the shop itself the API tells. */

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

export const shop = {
  /** Address of the gateway, as this server reaches it. */
  apiUrl,
  /** Address of the gateway, as browsers reach it: pictures come from there. */
  apiPublicUrl: address('STOA_PUBLIC_URL', apiUrl),
  /** The same for scripts of pages, null unless it was said: what this server reaches browsers may not. */
  apiForScripts: address('STOA_PUBLIC_URL', '') || null,
  /** Address of this storefront, as browsers reach it. */
  url: address('STOREFRONT_URL', 'http://127.0.0.1:3000'),
  /** Publishable key; requests carry it where it is set. */
  apiKey: text('STOA_API_KEY', ''),
  secret: signingSecret(),
}
