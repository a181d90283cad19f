import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DeployError, docker } from './docker.mjs'
import { FILES, onlyServices, readFiles } from './stack-files.mjs'

/** A release is the stack files with the values of their variables. The one that runs is kept, so that it can be gone back to. */
const KEPT = [...FILES, 'haproxy.cfg', 'monitoring']
const VALUES = 'variables.json'

/** A service has changed between the client's look at it and its update. */
const OUT_OF_SEQUENCE = /update out of sequence/

const LOOK_EVERY_MS = 1_000

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It runs as somebody else.
    return error.code === 'EPERM'
  }
}

/** The process that works in this folder, or null; what one left behind that was killed counts for nothing. */
function holderOf(file) {
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  return pid > 0 && isRunning(pid) ? pid : null
}

/** Does something while no other process works in the folder: a certificate may be renewed in the middle of a deploy. */
export async function alone(work, act, waitMs = 0) {
  mkdirSync(work, { recursive: true, mode: 0o700 })
  const file = join(work, 'lock')
  const end = performance.now() + waitMs
  for (let holder = holderOf(file); holder !== null; holder = holderOf(file)) {
    if (performance.now() >= end) throw new DeployError(`Process ${holder} is at work on this stack.`)
    await sleep(LOOK_EVERY_MS)
  }
  rmSync(file, { force: true })
  writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 })
  try {
    return await act()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @returns {{ folder: string, variables: Record<string, string> } | null} the release that runs, as the last deploy left it */
export function readRelease(folder) {
  const file = join(folder, VALUES)
  return existsSync(file) ? { folder, variables: JSON.parse(readFileSync(file, 'utf8')) } : null
}

/** Copies the files of a release, so that whoever edits them meanwhile changes nothing of it. */
export function writeRelease(folder, from, variables) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const file of KEPT.filter((each) => existsSync(join(from, each))))
    cpSync(join(from, file), join(folder, file), { recursive: true })
  writeFileSync(join(folder, VALUES), JSON.stringify(variables, null, 2), { mode: 0o600 })
  return { folder, variables }
}

/** From now on it is the one that runs. */
export function keepRelease(folder, release) {
  rmSync(folder, { recursive: true, force: true })
  renameSync(release.folder, folder)
}

/** Later clients wait for jobs that never end, unless they are told not to; earlier ones know no such option. */
const detach = async () => ((await docker(['stack', 'deploy', '--help'])).includes('--detach') ? ['--detach=true'] : [])

/** Hands services to the engine as the release has them, and the others not at all. */
export async function deployServices(stack, release, work, services) {
  const file = join(work, 'part.yml')
  const text = Object.values(readFiles(release.folder)).find((each) => each.includes(`\n  ${services[0]}:\n`))
  writeFileSync(file, onlyServices(text, services))
  const images = ['--resolve-image', 'never', '--with-registry-auth']
  const files = ['-c', join(release.folder, 'networks.yml'), '-c', file]
  const deploy = ['stack', 'deploy', ...(await detach()), ...images, ...files, stack]
  await docker(deploy, { env: release.variables }).catch((error) => {
    // The autoscaler was faster by a moment.
    if (!OUT_OF_SEQUENCE.test(error.message)) throw error
    return docker(deploy, { env: release.variables })
  })
}
