import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Test } from 'tap'
import { type ComposeService, isJob, isOurs, probeOf, readComposeFile } from './compose-file.ts'
import { errorsLoggedIn, shopFolder, testServers, uniqueName } from './environment.ts'
import { environmentOf, findAddresses, type Places, pointAtTestServer, translate } from './places.ts'
import { type Program, run } from './program.ts'
import type { TestShop } from './shop.ts'
import { until } from './until.ts'

export interface MultiProcessShop extends TestShop {
  /** The processes that serve, by their names in docker-compose.yml. */
  readonly services: readonly string[]
  /** SIGKILL: no goodbye. Resolves when the process is gone. */
  kill(service: string): Promise<void>
  /** Starts what is not running, or runs a job, after everything it depends on. Resolves when it is healthy, or done. */
  start(service: string): Promise<void>
  /** SIGTERM to every process; the exit codes by service. */
  stop(): Promise<Record<string, number | null>>
}

/** Runs a container's command, or another one in its place, with its environment. */
async function launch(name: string, service: ComposeService, places: Places): Promise<Program> {
  const command = (service.command ?? []).map((part) => translate(part, places, name))
  return run({ command, env: await environmentOf(name, service, places), logFile: join(places.folder, `${name}.log`) })
}

async function isHealthy(name: string, service: ComposeService, places: Places): Promise<boolean> {
  const command = (probeOf(service) ?? []).map((part) => translate(part, places, name))
  return (await run({ command, env: {}, logFile: join(places.folder, `${name}-probe.log`) }).ended) === 0
}

async function runJob(name: string, service: ComposeService, places: Places): Promise<void> {
  const program = await launch(name, service, places)
  const code = await program.ended
  if (code !== 0) throw new Error(`${name} ended with ${code}; its log is in ${places.folder}`)
  if (name === 'secrets') pointAtTestServer(places)
}

/** The processes of docker-compose.yml; databases are those of the test. */
function createProcesses(services: ReadonlyMap<string, ComposeService>, places: Places) {
  const programs = new Map<string, Program>()
  const begun = new Map<string, Promise<void>>()

  const serve = async (name: string, service: ComposeService) => {
    const program = await launch(name, service, places)
    programs.set(name, program)
    let end: { code: number | null } | undefined
    program.ended.then((code) => {
      end = { code }
    })
    await until(`${name} is healthy; its log is in ${places.folder}`, async () => {
      if (end) throw new Error(`${name} ended with ${end.code} while starting; its log is in ${places.folder}`)
      return (await isHealthy(name, service, places)) ? true : null
    })
  }
  const begin = async (name: string): Promise<void> => {
    const service = services.get(name)
    if (!service) throw new Error(`docker-compose.yml has no service ${name}`)
    if (!isOurs(service)) return
    await Promise.all(Object.keys(service.depends_on).map(start))
    await (isJob(service) ? runJob(name, service, places) : serve(name, service))
  }
  /** Once for each, however many others wait for it. */
  const start = (name: string): Promise<void> => {
    const starting = begun.get(name) ?? begin(name)
    begun.set(name, starting)
    return starting
  }
  const kill = async (name: string) => {
    begun.delete(name)
    await programs.get(name)?.kill('SIGKILL')
  }
  return { programs, start, kill }
}

/**
 * The same shop in separate processes that speak HTTP: what docker-compose.yml says, with its commands, its
 * environment, its order of starting and its health checks. Ended after the test.
 */
export async function openMultiProcessShop(t: Test): Promise<MultiProcessShop> {
  const services = readComposeFile()
  const addresses = await findAddresses(services)
  const places: Places = { folder: shopFolder(t), name: uniqueName(), servers: testServers(), addresses }
  const { programs, start, kill } = createProcesses(services, places)
  const stop = async () => {
    const ends: Record<string, number | null> = {}
    // The gateway first, so that nobody is let in any more.
    for (const name of ['gateway', ...programs.keys()]) {
      const program = programs.get(name)
      programs.delete(name)
      if (program) ends[name] = await program.kill('SIGTERM')
    }
    return ends
  }
  t.teardown(() => Promise.all([...programs.values()].map((program) => program.kill('SIGKILL'))))
  await Promise.all([start('inbox'), start('gateway').then(() => start('staff'))])
  const secret = (file: string) => readFileSync(join(places.folder, 'secrets', file), 'utf8')
  return {
    url: `http://${addresses.get('gateway:4000')}`,
    inboxUrl: `http://${addresses.get('inbox:8025')}`,
    staff: { email: 'staff@example.com', password: secret('staff-password') },
    services: [...programs.keys()].filter((name) => name !== 'inbox'),
    errors: () => errorsLoggedIn(places.folder),
    start,
    kill,
    stop,
  }
}
