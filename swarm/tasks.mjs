/** What has become of a service or a job, by what the engine tells of it. `docker stack deploy` tells neither truthfully. */
import { setTimeout as sleep } from 'node:timers/promises'
import { DeployError, dockerLines, inspect, lastOutput } from './docker.mjs'

const ASK_EVERY_MS = 500
/** A new service, or a job, is tried this often before it is given up. */
const TRIES = 4

const UNDER_WAY = ['updating', 'rollback_started']
const FAILED = ['paused', 'rollback_paused', 'rollback_completed']

const hasEnded = ({ Status }) => ['failed', 'rejected'].includes(Status.State)
const underWay = (reason) => ({ state: 'under way', reason })
const failed = (reason) => ({ state: 'failed', reason })
const settled = { state: 'settled', reason: '' }

/** A container as text, to be compared: the engine tells of a task without what is empty in its service. */
const isEmpty = (value) => typeof value === 'object' && value !== null && Object.keys(value).length === 0
const textOf = ({ ContainerSpec }) => JSON.stringify(ContainerSpec, (_, value) => (isEmpty(value) ? undefined : value))

const complaintOf = (tasks) => tasks.map(({ Status }) => Status.Err).find((each) => each) ?? ''

/**
 * A service has settled when as many healthy tasks as it should have run what it says now, and no other task is meant to run.
 * An update that was rolled back looks settled too, but for its status.
 * @param {any} service as the engine tells of it
 * @param {any[]} tasks
 */
export function judgeService({ Spec, UpdateStatus }, tasks) {
  const status = UpdateStatus?.State ?? ''
  if (FAILED.includes(status)) return failed(`${status.replace('_', ' ')}: ${UpdateStatus.Message ?? ''}`)
  if (UNDER_WAY.includes(status)) return underWay(status)
  const wanted = Spec.Mode.Replicated.Replicas
  const container = textOf(Spec.TaskTemplate)
  const meant = tasks.filter(({ DesiredState }) => DesiredState === 'running')
  const right = meant.filter(({ Status, Spec: own }) => Status.State === 'running' && textOf(own) === container)
  if (right.length === wanted && meant.length === wanted) return settled
  // An update is given up by the engine; a service that is new is not.
  const current = tasks.filter(({ Spec: own }) => textOf(own) === container)
  if (status === '' && right.length === 0 && current.filter(hasEnded).length >= TRIES)
    return failed(complaintOf(current))
  return underWay(`${right.length} of ${wanted} run; ${complaintOf(meant)}`)
}

/** Tasks of a job's newest run. */
function newestRun({ JobStatus }, tasks) {
  const newest = JobStatus.JobIteration.Index ?? 0
  return tasks.filter(({ JobIteration }) => (JobIteration?.Index ?? 0) === newest)
}

const hasCompleted = ({ Status }) => Status.State === 'complete'

/**
 * A job is done when a task of its newest run has completed.
 * @param {any} service
 * @param {any[]} tasks
 */
export function judgeJob(service, tasks) {
  const own = newestRun(service, tasks)
  if (own.some(hasCompleted)) return settled
  const isTriedOnce = service.Spec?.TaskTemplate.RestartPolicy?.Condition === 'none'
  if (own.filter(hasEnded).length >= (isTriedOnce ? 1 : TRIES)) return failed(complaintOf(own))
  return underWay(complaintOf(own))
}

async function tasksOf(name) {
  const ids = await dockerLines(['service', 'ps', '--no-trunc', '-q', name])
  // Old tasks are forgotten meanwhile.
  return (await Promise.all(ids.map((id) => inspect('task', [id]).catch(() => [])))).flat()
}

export async function stateOf(name) {
  const [service] = await inspect('service', [name])
  const tasks = await tasksOf(name)
  return service.Spec.Mode.ReplicatedJob ? judgeJob(service, tasks) : judgeService(service, tasks)
}

/** What a job said last when it was done. */
export async function saidByJob(name) {
  const [service] = await inspect('service', [name])
  const done = newestRun(service, await tasksOf(name)).find(hasCompleted)
  return done ? lastOutput(done.ID, 1) : ''
}

/**
 * The id of the task that failed last. Those of a service that have run for long, and been replaced, say much and nothing of why.
 * @param {any[]} tasks
 */
export function lastFailed(tasks) {
  const ended = tasks.filter(hasEnded).sort((one, other) => (one.Status.Timestamp < other.Status.Timestamp ? -1 : 1))
  return ended.at(-1)?.ID
}

async function failure(name, what) {
  const saying = async () => lastOutput(lastFailed(await tasksOf(name)) ?? name)
  return new DeployError(`${what}\n${await saying().catch((error) => error.message)}`)
}

/** Waits until the services have settled; throws what went wrong, or what they wait for when time is up. */
export async function settle(stack, services, limitMs) {
  const end = Date.now() + limitMs
  for (const service of services) {
    const name = `${stack}_${service}`
    for (;;) {
      const { state, reason } = await stateOf(name)
      if (state === 'settled') break
      if (state === 'failed') throw await failure(name, `${service} failed: ${reason}`)
      if (Date.now() > end) throw await failure(name, `${service} is not there after ${limitMs / 1000} s: ${reason}`)
      await sleep(ASK_EVERY_MS)
    }
  }
}
