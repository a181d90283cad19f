import type { Log } from '@stoa/kit/observability/log'
import type { AgentClient } from './agent-client.ts'
import { type Decision, decide, type Measured } from './domain/decision.ts'
import { measure, type Scrape, type TaskScrapes } from './domain/measuring.ts'
import { type Policy, readPolicy } from './domain/policy.ts'
import { beginHistory, type History, recordChange } from './domain/scaling-rules.ts'
import { numbersOf, type OwnMetrics } from './own-metrics.ts'
import type { ScrapeService } from './scrape.ts'
import type { ServiceReport } from './signed-call.ts'

export interface AutoscalerOptions {
  agent: AgentClient
  scrape: ScrapeService
  log: Pick<Log, 'info' | 'warn'>
  metrics: OwnMetrics
  /** Decides and tells, and changes nothing. */
  isDryRun: boolean
  clock: () => number
}

/** What the leader remembers of a service. */
interface Known {
  history: History
  scrapes: ReadonlyMap<string, Scrape | null>
  /** What was logged last. */
  said: string
}

const NONE: ReadonlySet<string> = new Set()
const TASKS_OF_NONE: ReadonlyMap<string, Scrape | null> = new Map()

function tasksOf(now: ReadonlyMap<string, Scrape | null>, before: ReadonlyMap<string, Scrape | null>): TaskScrapes[] {
  return [...now].map(([address, scrape]) => ({ now: scrape, before: before.get(address) ?? null }))
}

/** Decides round by round for the services that opted in, while it has the lease. */
export function createAutoscaler({ agent, scrape, log, metrics, isDryRun, clock }: AutoscalerOptions) {
  let token: number | null = null
  const known = new Map<string, Known>()

  /** Each line once, until something else is to be said. */
  const say = (memory: Known, said: string, line: () => void) => {
    if (memory.said !== said) line()
    memory.said = said
  }

  const act = async (
    service: string,
    memory: Known,
    { decision, measured }: { decision: Decision; measured: Measured },
  ) => {
    const { current, desired, wanted, reason, metric } = decision
    const line = { service, current, wanted, desired, reason, metric, values: numbersOf(measured), dry_run: isDryRun }
    if (desired === current || isDryRun || token === null) {
      say(memory, JSON.stringify([current, wanted, desired, reason]), () => log.info(line, 'decided'))
      return
    }
    const refusal = await agent.scale({ token, service, from: current, to: desired })
    metrics.changed(service, refusal === null ? 'done' : 'refused')
    memory.said = ''
    if (refusal !== null) return log.warn({ ...line, refusal }, 'refused')
    memory.history = recordChange(memory.history, { at: clock(), from: current, to: desired })
    log.info(line, 'scaled')
  }

  const consider = async (report: ServiceReport, policy: Policy, scrapes: ReadonlyMap<string, Scrape | null>) => {
    const { name: service, replicas, cpu_limit: cpuLimit } = report
    const now = clock()
    const memory = known.get(service) ?? { history: beginHistory(now, replicas), scrapes: TASKS_OF_NONE, said: '' }
    known.set(service, memory)
    const measured = measure(tasksOf(scrapes, memory.scrapes), { replicas, cpuLimit })
    memory.scrapes = scrapes
    const state = { replicas, isUpdating: report.is_updating, unplaced: report.unplaced }
    const { decision, history } = decide(policy, { state, measured, history: memory.history, now })
    memory.history = history
    metrics.decided(report, decision, measured)
    await act(service, memory, { decision, measured })
  }

  const lose = () => {
    if (token !== null) log.info({}, 'another one has the lease')
    token = null
    known.clear()
    metrics.leads(false)
    metrics.forgetAllBut(NONE)
  }

  const reportProblems = ({ name, replicas }: ServiceReport, problems: readonly string[]) => {
    const memory = known.get(name) ?? { history: beginHistory(clock(), replicas), scrapes: TASKS_OF_NONE, said: '' }
    known.set(name, memory)
    say(memory, problems.join(), () => log.warn({ service: name, problems }, 'not scaled: its labels are wrong'))
  }

  return {
    async round(): Promise<void> {
      const looked = await agent.look().catch((error: unknown) => {
        // The lease may still be this one's, but nobody decides: that is what is told.
        metrics.leads(false)
        metrics.forgetAllBut(NONE)
        throw error
      })
      if ('held_for_ms' in looked) return lose()
      // What was remembered is of a time that another one may have decided in.
      if (looked.token !== token) {
        known.clear()
        log.info({}, 'has the lease')
      }
      token = looked.token
      metrics.leads(true)
      const scrapes = await Promise.all(looked.services.map(({ name }) => scrape(name)))
      const decided = new Set<string>()
      for (const [index, report] of looked.services.entries()) {
        const read = readPolicy(report.labels)
        if ('problems' in read) reportProblems(report, read.problems)
        else {
          await consider(report, read.policy, scrapes[index] ?? TASKS_OF_NONE)
          decided.add(report.name)
        }
      }
      metrics.forgetAllBut(decided)
    },
  }
}
