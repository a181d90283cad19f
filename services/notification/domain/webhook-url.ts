import { unprocessableField } from '@stoa/kit/values/problem'
import { isPublicAddress } from '@stoa/kit/values/public-address'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
/** Names that no public DNS knows (RFC 6761, RFC 6762, and what clouds and routers use). */
const INTERNAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|test|invalid)$/

const SETTING = 'WEBHOOK_ALLOW_LOOPBACK'

/** IPv4 and IPv6 addresses that lead to this machine alone; for developers, whom a setting lets reach it. */
export const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')

function complaintOf(url: URL, allowsLoopback: boolean): string | null {
  const host = url.hostname.replace(/\.$/, '')
  if (url.username !== '' || url.password !== '') return 'An address with a user name or password is not taken.'
  if (LOOPBACK.has(host))
    return allowsLoopback ? null : `This machine is reached only with ${SETTING}, for development.`
  if (url.protocol !== 'https:') return 'Webhooks are sent to https addresses only.'
  const port = url.port === '' ? 443 : Number(url.port)
  if (port !== 443 && port < 1_024) return 'The port is 443, or above 1023.'
  const bare = host.replace(/^\[|\]$/g, '')
  const isNumber = host.startsWith('[') || /^[\d.]+$/.test(host)
  if (isNumber && !isPublicAddress(bare)) return 'The address is not on the public internet.'
  return INTERNAL_NAME.test(host) || !(isNumber || host.includes('.'))
    ? 'The name is not one of the public internet.'
    : null
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
