/**
 * Brings a backup to a swarm on which there is no shop yet: `swarm/restore <archive> --key <file> [--image <image>]`. Secrets,
 * databases, then a job that fills them; `swarm/deploy` then starts the shop. docs/backup.md tells of it.
 */
import { copyFileSync, createReadStream, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { backupVolume } from './archives.mjs'
import { advance, prepare, say } from './bring-up.mjs'
import { DeployError, docker, dockerLines, inspect, run, STACK_LABEL, servicesOf } from './docker.mjs'
import { provideImage } from './image.mjs'
import { checkSubnet } from './networks.mjs'
import { checkNodes } from './nodes.mjs'
import { alone } from './release.mjs'
import { removeUnused, restoreSecrets } from './secrets.mjs'
import { derived, operatorSettings, ROOT, SETTINGS_FILE, stackOf } from './settings.mjs'
import { servicesIn } from './stack-files.mjs'
import { saidByJob } from './tasks.mjs'

const NO_EDGE = { pem: '', variables: {} }

async function assertNothingThere(stack) {
  const volumes = await dockerLines(['volume', 'ls', '-q', '--filter', `label=${STACK_LABEL}=${stack}`])
  const data = volumes.filter((name) => name !== backupVolume(stack))
  if ((await servicesOf(stack)).length === 0 && data.length === 0) return
  throw new DeployError('There is a shop on this swarm already, or its data: swarm/remove --data deletes it.')
}

/** `AGE-SECRET-KEY-1…`, in a file as swarm/backup --new-key prints it. */
function keyIn(file) {
  const key = readFileSync(file, 'utf8')
    .split('\n')
    .find((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (!key) throw new DeployError(`${file} holds no key: a line that begins with AGE-SECRET-KEY-`)
  return key.trim()
}

/** The secrets of the backup take the place of those that there are, which are kept beside them; another key brings none and moves none. */
async function bringSecrets(work, image, given) {
  const folder = join(work, 'secrets')
  const stamp = new Date().toISOString().replace(/[:.]/g, '')
  const brought = `${folder}-of-backup-${stamp}`
  try {
    await restoreSecrets(brought, image, given)
  } catch (error) {
    rmSync(brought, { recursive: true, force: true })
    throw error
  }
  if (existsSync(folder)) {
    const kept = `${folder}-before-${stamp}`
    renameSync(folder, kept)
    say(`Secrets that were here are in ${kept}`)
  }
  renameSync(brought, folder)
  const [restored, own] = [join(folder, SETTINGS_FILE), join(ROOT, SETTINGS_FILE)]
  if (!existsSync(restored) || existsSync(own)) return
  copyFileSync(restored, own)
  say(`The settings of the shop are in ${own}: look through them.`)
}

/** Puts the archive to where the job reads it, if that is on this node. */
async function bringArchive(stack, archive, image, settings) {
  const nodes = await inspect('node', await dockerLines(['node', 'ls', '-q']))
  const files = nodes.find(({ Spec }) => Spec.Labels?.['stoa.files'] === 'true')
  const name = basename(archive)
  if (files?.ID !== (await docker(['info', '--format', '{{.Swarm.NodeID}}'])))
    return say(`${name} has to be in STOA_BACKUP_DIR of the node ${files?.Description.Hostname}, where pictures are.`)
  const volume = `${settings.STOA_BACKUP_DIR ?? backupVolume(stack)}:/var/lib/stoa/backups`
  const write = [
    'sh',
    '-c',
    `[ -e "$0" ] || { cat > "$0.partial" && mv "$0.partial" "$0"; }`,
    `/var/lib/stoa/backups/${name}`,
  ]
  const inside = ['--network', 'none', '--read-only', '--volume', volume]
  await run('docker', ['run', '-i', '--rm', ...inside, image, ...write], { input: createReadStream(archive) })
}

async function bring({ stack, work, archive, key, image }) {
  await assertNothingThere(stack)
  await bringSecrets(work, image, { settings: operatorSettings(), archive, key })
  // The settings may have come with them.
  if (stackOf(operatorSettings()).work !== work)
    throw new DeployError('The settings of the shop name another stack than this one: call swarm/restore once more.')
  const settings = { ...derived(operatorSettings()), STOA_BACKUP_KEY: key, STOA_RESTORE: basename(archive) }
  await checkSubnet(stack, settings)
  const { release, files } = await prepare(stack, { settings, edge: NO_EDGE }, work, image)
  const { limitMs } = stackOf(settings)
  const databases = servicesIn(files['data.yml']).map((name) => [name])
  await advance({ stack, release, work, limitMs }, [...databases, ['postgres-databases', 'mongo-users']], [])
  await bringArchive(stack, archive, image, settings)
  const restoreMs = Number(settings.STOA_BACKUP_SECONDS ?? 21_600) * 1000
  await advance({ stack, release, work, limitMs: restoreMs }, [['restore']], [])
  say(await saidByJob(`${stack}_restore`))
}

async function restore() {
  const { values: asked, positionals } = parseArgs({
    options: { key: { type: 'string' }, image: { type: 'string' } },
    allowPositionals: true,
  })
  const [archive] = positionals
  if (!archive || !asked.key || !existsSync(archive))
    throw new DeployError(
      'Name an archive that is there, and the file of its key: swarm/restore <archive> --key <file>',
    )
  const key = keyIn(asked.key)
  const settings = operatorSettings()
  const { stack, work } = stackOf(settings)
  await checkNodes()
  const image = await provideImage(asked.image ?? settings.STOA_IMAGE, ROOT)
  try {
    await alone(work, () => bring({ stack, work, archive, key, image }))
  } finally {
    // Nothing keeps the key.
    await docker(['service', 'rm', `${stack}_restore`]).catch(() => undefined)
    await removeUnused(stack)
  }
  say('The data is there. swarm/deploy starts the shop on it.')
}

try {
  await restore()
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
