import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { type ComposeService, isJob, probeOf, readComposeFile, runsOwnImage } from './compose-file.ts'
import { type Deployment, envOf, findAddresses, pointAtTestServers, translate } from './deployment.ts'
import { type Program, run } from './program.ts'
import type { TestShop } from './shop.ts'
import { errorsLoggedIn, shopFolder, testServers, uniqueName } from './test-servers.ts'
import { until } from './until.ts'

export interface MultiProcessShop extends TestShop {
  /** Names its databases (`<name>_order`) and its Redis keys. */
  readonly name: string
  /** Holds its files, secrets and logs. */
  readonly folder: string
  /** Its root secret. */
  readonly secret: string
  /** The processes that serve, by their names in docker-compose.yml. */
  readonly services: readonly string[]
  /** Sends SIGKILL, or the signal given. Resolves with the exit code when the process has ended, null after SIGKILL. */
  kill(service: string, signal?: NodeJS.Signals): Promise<number | null>
  /** Starts a service that is not running, or runs a job, after everything it depends on. Resolves when it is healthy or done. */
  start(service: string): Promise<void>
  /** Runs a job that ran before once more, with further arguments. */
  rerun(job: string, ...args: string[]): Promise<void>
  /** Sends SIGTERM to every process; gives their exit codes by service. */
  stop(): Promise<Record<string, number | null>>
}

/** Runs a container's command with its environment variables. */
async function launch(name: string, service: ComposeService, deployment: Deployment): Promise<Program> {
  const command = (service.command ?? []).map((part) => translate(part, deployment, name))
  return run({ command, env: await envOf(name, service, deployment), logFile: join(deployment.folder, `${name}.log`) })
}

async function isHealthy(name: string, service: ComposeService, deployment: Deployment): Promise<boolean> {
  const command = (probeOf(service) ?? []).map((part) => translate(part, deployment, name))
  return (await run({ command, env: {}, logFile: join(deployment.folder, `${name}-probe.log`) }).ended) === 0
}

async function runJob(name: string, service: ComposeService, deployment: Deployment): Promise<void> {
  const program = await launch(name, service, deployment)
  const code = await program.ended
  if (code !== 0) throw new Error(`${name} ended with ${code}; its log is in ${deployment.folder}`)
  if (name === 'secrets') await pointAtTestServers(deployment)
}

/** The processes of docker-compose.yml; databases are those of the test. */
function createProcesses(services: ReadonlyMap<string, ComposeService>, deployment: Deployment) {
  const programs = new Map<string, Program>()
  const starts = new Map<string, Promise<void>>()

  const serve = async (name: string, service: ComposeService) => {
    const program = await launch(name, service, deployment)
    programs.set(name, program)
    let end: { code: number | null } | undefined
    program.ended.then((code) => {
      end = { code }
    })
    await until(`${name} is healthy; its log is in ${deployment.folder}`, async () => {
      if (end) throw new Error(`${name} ended with ${end.code} while starting; its log is in ${deployment.folder}`)
      return (await isHealthy(name, service, deployment)) ? true : null
    })
  }
  const begin = async (name: string): Promise<void> => {
    const service = services.get(name)
    if (!service) throw new Error(`docker-compose.yml has no service ${name}`)
    await Promise.all(Object.keys(service.depends_on).map(start))
    // A server of its own image is the test's.
    if (!runsOwnImage(service)) return
    await (isJob(service) ? runJob(name, service, deployment) : serve(name, service))
  }
  /** Starts each one once, however many others depend on it. */
  const start = (name: string): Promise<void> => {
    const starting = starts.get(name) ?? begin(name)
    starts.set(name, starting)
    return starting
  }
  const rerun = async (name: string, ...args: string[]) => {
    const job = services.get(name)
    if (job) await runJob(name, { ...job, command: [...(job.command ?? []), ...args] }, deployment)
  }
  const kill = async (name: string, signal: NodeJS.Signals = 'SIGKILL') => {
    starts.delete(name)
    return (await programs.get(name)?.kill(signal)) ?? null
  }
  return { programs, start, rerun, kill }
}

/**
 * A shop in separate processes that call each other over HTTP, as docker-compose.yml describes it: its commands,
 * environment variables, start order and health checks. Stopped after the test. `settings` win over the file's; they are
 * read whenever a process starts.
 */
export async function openMultiProcessShop(
  t: Test,
  settings: Readonly<Record<string, string>> = {},
): Promise<MultiProcessShop> {
  const services = readComposeFile()
  const addresses = await findAddresses(services)
  const deployment: Deployment = {
    folder: shopFolder(t),
    name: uniqueName(),
    servers: testServers(),
    addresses,
    settings,
  }
  const { programs, start, rerun, kill } = createProcesses(services, deployment)
  const stop = async () => {
    const ends: Record<string, number | null> = {}
    // The gateway first, so that no new request comes in.
    for (const name of ['gateway', ...programs.keys()]) {
      const program = programs.get(name)
      programs.delete(name)
      if (program) ends[name] = await program.kill('SIGTERM')
    }
    return ends
  }
  t.teardown(() => Promise.all([...programs.values()].map((program) => program.kill('SIGKILL'))))
  await Promise.all([start('inbox'), start('gateway').then(() => start('staff'))])
  const secret = (file: string) => readFileSync(join(deployment.folder, 'secrets', file), 'utf8')
  return {
    name: deployment.name,
    folder: deployment.folder,
    secret: (JSON.parse(secret('shop.json')) as { secret: string }).secret,
    url: `http://${addresses.get('gateway:4000')}`,
    inboxUrl: `http://${addresses.get('inbox:8025')}`,
    staff: { email: 'staff@example.com', password: secret('staff/password') },
    services: [...programs.keys()].filter((name) => name !== 'inbox'),
    errors: () => errorsLoggedIn(deployment.folder),
    start,
    rerun,
    kill,
    stop,
  }
}
