/** The certificate of the edge: read from the operator's files, and judged before anybody is served with it. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'

/** A client of ACME renews thirty days before the end; where fewer are left than these, it does not. */
const RENEWED_BY_DAYS = 14
const DAY_MS = 86_400_000

/** The certificate with its chain and its key, as HAProxy reads them from one file. */
function readPem({ STOA_TLS_CERTIFICATE: chain, STOA_TLS_KEY: key }) {
  const files = [chain, ...(key ? [key] : [])]
  return `${files.map((file) => readFileSync(file, 'utf8').trim()).join('\n')}\n`
}

const endOf = (pem) => new Date(new X509Certificate(pem).validTo)

const isFor = (certificate, host) => (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host))

function problemsOf(pem, hosts, now) {
  const certificate = new X509Certificate(pem)
  const [from, to] = [new Date(certificate.validFrom), endOf(pem)]
  return [
    ...(certificate.checkPrivateKey(createPrivateKey(pem)) ? [] : ['its key is that of another one']),
    ...(from > now ? [`it holds from ${from.toISOString()} only`] : []),
    ...(to <= now ? [`it ended on ${to.toISOString()}`] : []),
    ...hosts.filter((host) => !isFor(certificate, host)).map((host) => `it does not name ${host}`),
  ]
}

/** @returns {{ pem: string, problems: string[] }} what is wrong with it for these hosts, each by itself */
export function readCertificate(settings, hosts, now) {
  try {
    const pem = readPem(settings)
    return { pem, problems: problemsOf(pem, hosts, now) }
  } catch (error) {
    return { pem: '', problems: [`no certificate with its key can be read from it and STOA_TLS_KEY: ${error.message}`] }
  }
}

/** Days until it ends, where they are so few that an operator has to hear of them; else null. */
export function daysLeft(pem, now) {
  const days = Math.floor((endOf(pem).getTime() - now.getTime()) / DAY_MS)
  return days < RENEWED_BY_DAYS ? days : null
}
