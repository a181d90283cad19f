/** What the edge is told: TLS or HTTP, for which hosts on which ports, and whose word on visitors it takes. */
import { isIP } from 'node:net'
import { readCertificate } from './certificate.mjs'
import { DeployError } from './docker.mjs'

/** Addresses and ranges, with commas or blanks between them. */
export const proxiesIn = ({ STOA_EDGE_PROXIES: written = '' }) => written.split(/[\s,]/).filter((entry) => entry !== '')

function isAddressOrRange(entry) {
  const [address = '', bits, more] = entry.split('/')
  const longest = isIP(address) === 4 ? 32 : 128
  const isPrefix = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest)
  return isIP(address) !== 0 && isPrefix && more === undefined
}

/** The host of an address that the edge can answer for with TLS; what is none is told. */
function hostOf(settings, name, problems) {
  const url = URL.canParse(settings[name] ?? '') ? new URL(settings[name]) : null
  const port = settings.STOA_HTTPS_PORT ?? '443'
  if (url?.protocol === 'https:' && (url.port || '443') === port) return url.hostname
  problems.push(`${name} has to be https:// on port ${port}, because STOA_TLS_CERTIFICATE is set`)
  return ''
}

function withTls(settings, now, problems) {
  const [api, shop] = ['STOA_PUBLIC_URL', 'STOREFRONT_URL'].map((name) => hostOf(settings, name, problems))
  const hosts = [api, shop].filter((host) => host !== '')
  if (hosts.length === 2 && api === shop)
    problems.push('STOA_PUBLIC_URL and STOREFRONT_URL need a host each: by it the edge tells the API from the shop')
  for (const name of ['STOA_SMOKE_URL', 'STOA_SMOKE_SHOP_URL'])
    if (settings[name]?.startsWith('http:'))
      problems.push(`${name} is http://, which the edge has no more: take it out`)
  const certificate = readCertificate(settings, [...new Set(hosts)], now)
  problems.push(...certificate.problems.map((problem) => `STOA_TLS_CERTIFICATE: ${problem}`))
  const port = settings.STOA_HTTPS_PORT ?? '443'
  // Where a redirect leads to: nothing, unless the port has to be said.
  const ports = { EDGE_FIRST_TARGET: '8443', EDGE_FIRST_PORT: port, EDGE_TLS_PORT: port === '443' ? '' : `:${port}` }
  const plain = { EDGE_SECOND_TARGET: '8080', EDGE_SECOND_PORT: settings.STOA_HTTP_PORT ?? '80' }
  return {
    pem: certificate.pem,
    variables: { EDGE_TLS: 'on', EDGE_API_HOST: api, EDGE_SHOP_HOST: shop, ...ports, ...plain },
  }
}

function withoutTls(settings) {
  const api = { EDGE_FIRST_TARGET: '4000', EDGE_FIRST_PORT: settings.STOA_PORT ?? '4000' }
  const shop = { EDGE_SECOND_TARGET: '3000', EDGE_SECOND_PORT: settings.STOA_STOREFRONT_PORT ?? '3000' }
  return { pem: '', variables: { EDGE_TLS: 'off', ...api, ...shop } }
}

/**
 * Variables of the stack, and the certificate, which is empty without TLS. Throws for settings that cannot hold, for all at once.
 * @returns {{ variables: Record<string, string>, pem: string }}
 */
export function readEdge(settings, now) {
  const proxies = proxiesIn(settings)
  const problems = proxies
    .filter((entry) => !isAddressOrRange(entry))
    .map((entry) => `STOA_EDGE_PROXIES: "${entry}" is neither an address nor a range such as 10.0.0.0/8`)
  const { STOA_ACME_THUMBPRINT: thumbprint } = settings
  if (thumbprint && !/^[\w-]{43}$/.test(thumbprint))
    problems.push('STOA_ACME_THUMBPRINT is no thumbprint: 43 letters, digits, - and _')
  const edge = settings.STOA_TLS_CERTIFICATE ? withTls(settings, now, problems) : withoutTls(settings)
  if (problems.length > 0) throw new DeployError(problems.join('\n'))
  const known = proxies.length > 0 ? { EDGE_PROXIES: proxies.join(' ') } : {}
  return { pem: edge.pem, variables: { ...edge.variables, ...known } }
}

/** Why all visitors would be one client, or null. */
export function warningOf(settings) {
  if (proxiesIn(settings).some((entry) => /^(?:127\.|::1(?:\/|$))/.test(entry)))
    return 'STOA_EDGE_PROXIES names this machine by an address that the edge never sees: see docs/swarm.md on a proxy of the same server.'
  const isBehindProxy = settings.STOREFRONT_URL?.startsWith('https:') && !settings.STOA_TLS_CERTIFICATE
  if (!isBehindProxy || proxiesIn(settings).length > 0) return null
  return (
    'STOREFRONT_URL is https, but the edge has no STOA_TLS_CERTIFICATE and knows no proxy. Name what speaks TLS in front of it ' +
    'in STOA_EDGE_PROXIES: otherwise all visitors are one client, whose limits one of them uses up for all.'
  )
}
