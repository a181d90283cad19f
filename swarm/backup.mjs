/**
 * Makes a backup of the shop while it sells: `swarm/backup`. A job copies databases and pictures into one archive that only
 * the key of STOA_BACKUP_RECIPIENT opens, and reads all of it again. `swarm/backup --new-key` makes such a key.
 * docs/backup.md tells of the settings.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { backupWork, noteLast } from './archives.mjs'
import { say } from './bring-up.mjs'
import { DeployError, docker } from './docker.mjs'
import { provideImage } from './image.mjs'
import { alone, deployServices, readRelease, writeRelease } from './release.mjs'
import { createSecrets, makeSecrets, readSecrets, removeUnused, variableOf } from './secrets.mjs'
import { operatorSettings, ROOT, stackOf } from './settings.mjs'
import { readFiles, servicesIn } from './stack-files.mjs'
import { saidByJob, settle } from './tasks.mjs'

/** A deploy may be under way. */
const WAIT_MS = 1_800_000
/** Settings of the operator that a backup follows today, whatever was deployed. */
const SETTINGS = ['STOA_BACKUP_RECIPIENT', 'STOA_BACKUP_KEEP', 'STOA_BACKUP_DIR']

function releaseWithBackups(work) {
  const release = readRelease(join(work, 'release'))
  if (!release) throw new DeployError('No shop was deployed from here: swarm/deploy')
  if (servicesIn(readFiles(release.folder)['jobs.yml']).includes('backup')) return release
  throw new DeployError('The release that runs makes no backups yet: swarm/deploy')
}

/** Hands the job to the engine, with the secrets of today. */
async function begin({ stack, work }, settings, at) {
  const release = releaseWithBackups(work)
  const folder = join(work, 'secrets')
  await makeSecrets(folder, release.variables.STOA_IMAGE, settings)
  const secrets = readSecrets(folder, stack).filter(({ id }) => id.startsWith('backup-'))
  await createSecrets(stack, secrets)
  const variables = {
    ...release.variables,
    ...Object.fromEntries(SETTINGS.map((name) => [name, settings[name] ?? ''])),
    ...Object.fromEntries(secrets.map(({ id, name }) => [variableOf(id), name])),
    STOA_DEPLOY: at,
  }
  const next = writeRelease(join(backupWork(work), 'next'), release.folder, variables)
  await deployServices(stack, next, work, ['backup'])
  await removeUnused(stack, release.variables)
}

async function backUp() {
  const settings = operatorSettings()
  const { stack, work } = stackOf(settings)
  if (!settings.STOA_BACKUP_RECIPIENT)
    throw new DeployError(
      'STOA_BACKUP_RECIPIENT names no key that backups are encrypted for: swarm/backup --new-key makes one (docs/backup.md)',
    )
  const limitMs = Number(settings.STOA_BACKUP_SECONDS ?? 21_600) * 1000
  const at = new Date().toISOString()
  await alone(backupWork(work), async () => {
    await alone(work, () => begin({ stack, work }, settings, at), WAIT_MS)
    await settle(stack, ['backup'], limitMs)
    const said = await saidByJob(`${stack}_backup`)
    noteLast(work, { at, said })
    say(said)
  })
}

async function newKey() {
  const settings = operatorSettings()
  const release = readRelease(join(stackOf(settings).work, 'release'))
  const image = release?.variables.STOA_IMAGE ?? (await provideImage(settings.STOA_IMAGE, ROOT))
  const make = ['node', 'services/all-in-one/backup/main.ts', 'new-key']
  console.log(await docker(['run', '--rm', '--network', 'none', '--read-only', image, ...make]))
}

try {
  const { values: asked } = parseArgs({ options: { 'new-key': { type: 'boolean', default: false } } })
  await (asked['new-key'] ? newKey() : backUp())
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
