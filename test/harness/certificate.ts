import { execFileSync } from 'node:child_process'

/** A certificate of its own for names such as `DNS:shop.test`, and its key: two texts of PEM in one. Made by openssl. */
export function makeCertificate(names: readonly string[], days = 90): string {
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', '-', '-out', '-']
  const about = ['-days', String(days), '-subj', '/CN=test', '-addext', `subjectAltName=${names.join(',')}`]
  const args = ['req', '-x509', ...kind, ...about]
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}
