/** What watches a stack: whether it is wanted, whom it tells, and what it is made of. */
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeployError } from './docker.mjs'
import { keyedName, versionOf } from './secrets.mjs'

const MODES = ['off', 'on']

/** In the order in which they are brought up. */
export const MONITORING = ['alertmanager', 'prometheus', 'grafana']

/**
 * Which of them are wanted: pages to look at only where there is a port for them.
 * @param {Record<string, string | undefined>} settings
 */
export function monitoringOf({ STOA_MONITORING: mode = 'off', STOA_GRAFANA_PORT: port }) {
  if (!MODES.includes(mode)) throw new DeployError(`STOA_MONITORING: is none of ${MODES.join(', ')}`)
  if (mode === 'off') return []
  return MONITORING.filter((service) => service !== 'grafana' || port !== undefined)
}

/** Alertmanager speaks TLS from the start on this port only, and asks for STARTTLS on others. */
const TLS_PORT = '465'

function mailServerOf({ SMTP_URL: url, MAIL_FROM: from = 'shop@example.com' }) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const isTls = protocol === 'smtps:'
  const account =
    username === '' ? {} : { auth_username: decodeURIComponent(username), auth_password: decodeURIComponent(password) }
  return {
    from,
    smarthost: `${hostname}:${port || (isTls ? TLS_PORT : '587')}`,
    // Without a password nothing is secret but the alert.
    require_tls: isTls || username !== '',
    ...account,
  }
}

const list = (text = '') =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

function receiverOf(settings) {
  const { STOA_ALERT_MAIL: to, STOA_ALERT_URL: url } = settings
  const mails = list(to)
  if (mails.length > 0 && !settings.SMTP_URL) throw new DeployError('STOA_ALERT_MAIL: there is no SMTP_URL to send by')
  for (const each of list(url))
    if (!URL.canParse(each)) throw new DeployError(`STOA_ALERT_URL: "${each}" is no address`)
  return {
    name: 'operator',
    email_configs: mails.map((each) => ({ ...mailServerOf(settings), to: each, send_resolved: true })),
    webhook_configs: list(url).map((each) => ({ url: each, send_resolved: true })),
  }
}

/**
 * How Alertmanager tells of alerts, from the operator's settings. JSON is YAML.
 * @param {Record<string, string | undefined>} settings
 */
export function alertmanagerConfig(settings) {
  const route = {
    receiver: 'operator',
    group_by: ['alertname'],
    group_wait: '30s',
    group_interval: '5m',
    repeat_interval: '4h',
    routes: [{ matchers: ['severity="ticket"'], receiver: 'operator', repeat_interval: '24h' }],
  }
  return JSON.stringify({ route, receivers: [receiverOf(settings)] }, null, 2)
}

/**
 * What a deploy warns of; null where somebody is told.
 * @param {Record<string, string | undefined>} settings
 */
export function warningOfAlerts(settings) {
  if (
    monitoringOf(settings).length === 0 ||
    list(settings.STOA_ALERT_MAIL).length + list(settings.STOA_ALERT_URL).length > 0
  )
    return null
  return 'Alerts are seen by nobody: neither STOA_ALERT_MAIL nor STOA_ALERT_URL is set.'
}

/** The configuration with the password of the mail server, and the password of the pages. Made here: installations without a swarm have none. */
export function monitoringSecrets(settings, folder, stack) {
  if (monitoringOf(settings).length === 0) return []
  const file = join(folder, 'grafana-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 })
  const contents = {
    'alertmanager-yml': Buffer.from(alertmanagerConfig(settings)),
    'grafana-password': readFileSync(file),
  }
  return Object.entries(contents).map(([id, content]) => ({
    id,
    content,
    name: keyedName(stack, id, content, folder),
  }))
}

/** Versions of the files that it reads, by the variables of the stack file. */
export function monitoringConfigs(folder, stack) {
  const names = readdirSync(join(folder, 'monitoring'))
  const nameOf = (file) => file.replaceAll('.', '-')
  return Object.fromEntries(
    names.map((file) => [
      `CONFIG_${nameOf(file).toUpperCase().replaceAll('-', '_')}`,
      `${stack}_${nameOf(file)}_${versionOf(readFileSync(join(folder, 'monitoring', file)))}`,
    ]),
  )
}
