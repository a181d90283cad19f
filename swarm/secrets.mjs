import { createHash, createHmac, randomBytes } from 'node:crypto'
import { chmodSync, createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { docker, dockerLines, run, STACK_LABEL, servicesOf } from './docker.mjs'
import { ROOT, SETTINGS_FILE } from './settings.mjs'

/** Who can open backups, by the name of the setting. */
const RECIPIENT = 'STOA_BACKUP_RECIPIENT'

/** Long enough to tell versions apart, and says nothing of a secret made of 72 bits or more. */
const HASH_LENGTH = 10

export const versionOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH)

/** As stack files name it: `SECRET_USER_KEYS_JSON` for the file `keys.json` of `user`. */
export const variableOf = (id) => `SECRET_${id.toUpperCase().replaceAll('-', '_')}`

/** Runs make-secrets on the secrets of a folder, in the image and on no disk of the engine. `restore` reads them from a backup instead. */
async function makeInImage(folder, image, { settings, input, command = '', leftOut = [] }) {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
  const make = `node services/all-in-one/make-secrets.ts /run/stoa ${command} >&2 && tar -cf - -C /run/stoa .`
  const inside = ['--network', 'none', '--read-only', '--user', 'root', '--tmpfs', '/run/stoa', '--env', RECIPIENT]
  const shell = ['sh', '-c', command === 'restore' ? make : `tar -xf - -C /run/stoa && ${make}`]
  const env = { [RECIPIENT]: settings[RECIPIENT] ?? '' }
  const made = await run('docker', ['run', '-i', '--rm', ...inside, image, ...shell], { input, env })
  await run('tar', ['-xf', '-', '-C', folder, '--no-same-owner', ...leftOut], { input: made })
  chmodSync(folder, 0o700)
}

/**
 * Keeps what is there and makes what is missing; `rotate` does a round of replacing the root secret as well. The operator's
 * settings go along: they are in backups as well.
 */
export async function makeSecrets(folder, image, settings, command = '') {
  mkdirSync(folder, { recursive: true })
  const own = existsSync(join(ROOT, SETTINGS_FILE)) ? ['-C', ROOT, SETTINGS_FILE] : []
  const input = await run('tar', ['-cf', '-', '-C', folder, '.', ...own])
  await makeInImage(folder, image, { settings, input, command, leftOut: ['--exclude', `./${SETTINGS_FILE}`] })
}

/** So much of a backup has its secrets in it. */
const BEGINNING_BYTES = 1 << 20

/** Takes the secrets from a backup, and makes what is missing. */
export async function restoreSecrets(folder, image, { settings, archive, key }) {
  const beginning = createReadStream(archive, { end: BEGINNING_BYTES - 1 })
  const input = Buffer.concat([Buffer.from(`${key}\n`), await buffer(beginning)])
  await makeInImage(folder, image, { settings, input, command: 'restore' })
}

/** Each file of each container: its id, its content, and the name of its version. */
export function readSecrets(folder, stack) {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory())
  return folders.flatMap(({ name: container }) =>
    readdirSync(join(folder, container)).map((file) => {
      const content = readFileSync(join(folder, container, file))
      const id = `${container}-${file}`.replaceAll('.', '-')
      return { id, content, name: `${stack}_${id}_${versionOf(content)}` }
    }),
  )
}

/** Settings that are secrets of the operator: as plain settings `docker inspect` would show them. */
const SECRET_SETTINGS = [
  'CHALLENGE_SECRET',
  'DKIM_PRIVATE_KEY',
  'FCM_SERVICE_ACCOUNT',
  'S3_SECRET_ACCESS_KEY',
  'SMS_HTTP_HEADER',
  'SMTP_URL',
  'STOA_BACKUP_KEY',
  'TWILIO_AUTH_TOKEN',
]

/** The name of a version of what holds a password of the operator: nobody can guess that by it. */
export function keyedName(stack, id, content, folder) {
  const key = readFileSync(join(folder, 'passwords.json'))
  return `${stack}_${id}_${versionOf(createHmac('sha256', key).update(content).digest())}`
}

/** Each as a secret; one that is not set is a blank line, which counts as not set. */
export function settingSecrets(settings, folder, stack) {
  return SECRET_SETTINGS.map((setting) => {
    const content = Buffer.from(`${settings[setting] ?? ''}\n`)
    const id = `setting-${setting.toLowerCase().replaceAll('_', '-')}`
    return { id, content, name: keyedName(stack, id, content, folder) }
  })
}

/** What the edge answers with; a blank line where it speaks HTTP. */
export function certificateSecret(pem, stack) {
  const content = Buffer.from(pem || '\n')
  return { id: 'edge-certificate-pem', content, name: `${stack}_edge-certificate-pem_${versionOf(content)}` }
}

/**
 * What the autoscaler signs its calls with; only it and the scale agent know it. It is made here, as installations without a swarm have none,
 * and to make another one, delete the file.
 */
export function scaleKeySecret(folder, stack) {
  const file = join(folder, 'scale-key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  const content = readFileSync(file)
  return { id: 'scale-key', content, name: `${stack}_scale-key_${versionOf(content)}` }
}

/** Gives the engine those of the secrets that it does not have. A secret cannot be changed, so a new one is a new version. */
export async function createSecrets(stack, secrets) {
  const known = new Set(await dockerLines(['secret', 'ls', '--format', '{{.Name}}']))
  const missing = secrets.filter(({ name }) => !known.has(name))
  const create = ({ name, content }) =>
    docker(['secret', 'create', '--label', `${STACK_LABEL}=${stack}`, name, '-'], { input: content })
  await Promise.all(missing.map(create))
}

function namesUsedBy({ Spec, PreviousSpec }) {
  const containers = [Spec, PreviousSpec].flatMap((each) => each?.TaskTemplate.ContainerSpec ?? [])
  return containers.flatMap(({ Secrets = [], Configs = [] }) => [
    ...Secrets.map((each) => each.SecretName),
    ...Configs.map((each) => each.ConfigName),
  ])
}

/** Removes versions that no service uses, nor would use again if it were rolled back, by the engine or to the release that is kept. */
export async function removeUnused(stack, variables = {}) {
  const used = new Set([...(await servicesOf(stack)).flatMap(namesUsedBy), ...Object.values(variables)])
  for (const kind of ['secret', 'config']) {
    const names = await dockerLines([kind, 'ls', '--filter', `label=${STACK_LABEL}=${stack}`, '--format', '{{.Name}}'])
    for (const name of names.filter((each) => !used.has(each))) await docker([kind, 'rm', name])
  }
}
