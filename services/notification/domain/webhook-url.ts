import { unprocessableField } from '@stoa/kit/values/problem'
import { complaintOfInternetUrl } from '@stoa/kit/values/public-address'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const SETTING = 'WEBHOOK_ALLOW_LOOPBACK'

/** IPv4 and IPv6 addresses that lead to this machine alone; for developers, whom a setting lets reach it. */
export const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')

function complaintOf(url: URL, allowsLoopback: boolean): string | null {
  const isUnnamed = url.username === '' && url.password === ''
  if (!isUnnamed || !LOOPBACK.has(url.hostname.replace(/\.$/, ''))) return complaintOfInternetUrl(url)
  return allowsLoopback ? null : `This machine is reached only with ${SETTING}, for development.`
}

/**
 * The address as the URL parser writes it, in which 2130706433, 0x7f.1 and 0177.0.0.1 are 127.0.0.1. What its name leads to is
 * looked at whenever something is sent, as it may change.
 */
export function readWebhookUrl(text: string, allowsLoopback: boolean): string {
  const url = URL.parse(text)
  const complaint = url ? complaintOf(url, allowsLoopback) : 'This is no address.'
  if (!url || complaint !== null) throw unprocessableField('/url', 'invalid', complaint ?? '')
  return url.href
}
