/**
 * Replaces the root secret while the shop sells: `swarm/rotate-secrets`. First every service accepts a new one, then every service
 * signs by it; `--drop` drops the old one (docs/conventions.md#replacing-the-root-secret). Passwords of databases stay.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { advance, followingOf, say } from './bring-up.mjs'
import { DeployError } from './docker.mjs'
import { alone, keepRelease, readRelease, writeRelease } from './release.mjs'
import { replaceRoot } from './root-secret.mjs'
import { createSecrets, makeSecrets, readSecrets, removeUnused, variableOf } from './secrets.mjs'
import { operatorSettings, stackOf } from './settings.mjs'
import { readFiles, replicasIn, servicesWith } from './stack-files.mjs'

const BROKEN_OFF =
  'The services of both rounds accept each other, so the shop goes on. Call this again: it goes on where it stopped.'

/** Has the services that run read the secrets of the folder, one service after another. Those that have read them already stay. */
async function handOut({ stack, work, limitMs }, settings) {
  const release = readRelease(join(work, 'release'))
  const secrets = readSecrets(join(work, 'secrets'), stack)
  const changed = secrets.filter(({ id, name }) => {
    const known = release.variables[variableOf(id)]
    return known !== undefined && known !== name
  })
  if (changed.length === 0) return
  await createSecrets(stack, changed)
  const names = Object.fromEntries(changed.map(({ id, name }) => [variableOf(id), name]))
  const next = writeRelease(join(work, 'next-secrets'), release.folder, { ...release.variables, ...names })
  const text = readFiles(next.folder)['stack.yml']
  const services = servicesWith(
    text,
    changed.map(({ id }) => id),
  )
  const following = followingOf(replicasIn(text), settings)
  await advance(
    { stack, release: next, work, limitMs, following },
    services.map((service) => [service]),
    [],
  ).catch((error) => {
    throw new DeployError(`${error.message}\n${BROKEN_OFF}`)
  })
  keepRelease(join(work, 'release'), next)
  await removeUnused(stack, next.variables)
}

async function rotate(place, settings, drops) {
  const folder = join(place.work, 'secrets')
  const image = readRelease(join(place.work, 'release'))?.variables.STOA_IMAGE
  if (!image) throw new DeployError('No shop was deployed from here: swarm/deploy')
  await makeSecrets(folder, image, settings)
  const nextRound = () => makeSecrets(folder, image, settings, 'rotate')
  await replaceRoot({ folder, drops, handOut: () => handOut(place, settings), nextRound, say })
}

try {
  const { values: asked } = parseArgs({ options: { drop: { type: 'boolean', default: false } } })
  const settings = operatorSettings()
  const place = stackOf(settings)
  await alone(place.work, () => rotate(place, settings, asked.drop))
} catch (error) {
  console.error(error instanceof DeployError ? error.message : error)
  process.exitCode = 1
}
