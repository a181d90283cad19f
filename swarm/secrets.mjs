import { createHash, createHmac } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docker, dockerLines, run, STACK_LABEL, servicesOf } from './docker.mjs'

/** Long enough to tell versions apart, and says nothing of a secret made of 72 bits or more. */
const HASH_LENGTH = 10

export const versionOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH)

/** As stack files name it: `SECRET_USER_KEYS_JSON` for the file `keys.json` of `user`. */
export const variableOf = (id) => `SECRET_${id.toUpperCase().replaceAll('-', '_')}`

/** Keeps what is there and makes what is missing, in the image, on no disk of the engine. */
export async function makeSecrets(folder, image) {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
  const work =
    'tar -xf - -C /run/stoa && node services/all-in-one/make-secrets.ts /run/stoa >&2 && tar -cf - -C /run/stoa .'
  const inside = ['--network', 'none', '--read-only', '--user', 'root', '--tmpfs', '/run/stoa']
  const known = await run('tar', ['-cf', '-', '-C', folder, '.'])
  const made = await run('docker', ['run', '-i', '--rm', ...inside, image, 'sh', '-c', work], { input: known })
  await run('tar', ['-xf', '-', '-C', folder, '--no-same-owner'], { input: made })
  chmodSync(folder, 0o700)
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
  'SMS_HTTP_HEADER',
  'SMTP_URL',
  'TWILIO_AUTH_TOKEN',
]

/** Each as a secret; one that is not set is a blank line, which counts as not set. No version lets a password be guessed by it. */
export function settingSecrets(settings, folder, stack) {
  const key = readFileSync(join(folder, 'passwords.json'))
  return SECRET_SETTINGS.map((setting) => {
    const content = Buffer.from(`${settings[setting] ?? ''}\n`)
    const id = `setting-${setting.toLowerCase().replaceAll('_', '-')}`
    return { id, content, name: `${stack}_${id}_${versionOf(createHmac('sha256', key).update(content).digest())}` }
  })
}

/** What the edge answers with; a blank line where it speaks HTTP. */
export function certificateSecret(pem, stack) {
  const content = Buffer.from(pem || '\n')
  return { id: 'edge-certificate-pem', content, name: `${stack}_edge-certificate-pem_${versionOf(content)}` }
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

/** Removes versions that no service uses, nor would use again if it were rolled back. */
export async function removeUnused(stack) {
  const used = new Set((await servicesOf(stack)).flatMap(namesUsedBy))
  for (const kind of ['secret', 'config']) {
    const names = await dockerLines([kind, 'ls', '--filter', `label=${STACK_LABEL}=${stack}`, '--format', '{{.Name}}'])
    for (const name of names.filter((each) => !used.has(each))) await docker([kind, 'rm', name])
  }
}
