import type { Metrics } from '@stoa/kit/observability/metrics'
import { Counter, Gauge } from 'prom-client'
import type { Decision, Measured } from './domain/decision.ts'
import type { ServiceReport } from './signed-call.ts'

/** What the autoscaler tells of itself, for dashboards and alerts. */
export interface OwnMetrics {
  leads(isLeader: boolean): void
  decided(report: Told, decision: Decision, measured: Measured): void
  changed(service: string, outcome: 'done' | 'refused'): void
  /** Of other services nothing is told any more: they are gone, are not scaled, or another one decides. */
  forgetAllBut(services: ReadonlySet<string>): void
}

type Told = Pick<ServiceReport, 'name' | 'update_stopped'>

/** Of the tasks that one metric was measured of. */
const spreadOf = (measured: Measured) => {
  const all = [...measured.tasks.values()]
  return {
    unready: Math.max(0, ...all.map((each) => each.unready)),
    missing: Math.max(0, ...all.map((each) => each.missing)),
  }
}

/** One number of each metric: the mean of tasks, or what the service has. */
export function numbersOf(measured: Measured): Record<string, number> {
  const means = [...measured.tasks].flatMap(([metric, { values }]) =>
    values.length === 0 ? [] : [[metric, values.reduce((sum, each) => sum + each, 0) / values.length] as const],
  )
  const rounded = [...means, ...measured.service].map(([metric, value]) => [metric, Math.round(value * 100) / 100])
  return Object.fromEntries(rounded)
}

export function createOwnMetrics({ registry }: Pick<Metrics, 'registry'>): OwnMetrics {
  const registers = [registry]
  const ofService = (name: string, help: string) => new Gauge({ name, help, labelNames: ['service'], registers })
  const leader = new Gauge({ name: 'stoa_autoscaler_leader', help: '1 while this one decides', registers })
  const round = new Gauge({ name: 'stoa_autoscaler_round_seconds', help: 'When it decided last, Unix time', registers })
  const replicas = ofService('stoa_autoscaler_replicas', 'Replicas that a service has')
  const wanted = ofService('stoa_autoscaler_wanted_replicas', 'Replicas that its metrics want')
  const desired = ofService('stoa_autoscaler_desired_replicas', 'Replicas after windows, policies and bounds')
  const values = new Gauge({
    ...{ name: 'stoa_autoscaler_metric', help: 'What was measured', labelNames: ['service', 'metric'], registers },
  })
  const tasks = new Gauge({
    name: 'stoa_autoscaler_tasks',
    help: 'Tasks that are not ready, and that are ready and tell nothing',
    labelNames: ['service', 'state'],
    registers,
  })
  const stopped = ofService('stoa_autoscaler_update_stopped', '1 while an update stands still until somebody looks')
  const changes = new Counter({
    name: 'stoa_autoscaler_changes_total',
    help: 'Changes of replicas, by what became of them',
    labelNames: ['service', 'outcome'],
    registers,
  })
  const tell = ({ name: service, update_stopped: isStopped }: Told, decision: Decision, measured: Measured) => {
    replicas.set({ service }, decision.current)
    wanted.set({ service }, decision.wanted)
    desired.set({ service }, decision.desired)
    stopped.set({ service }, isStopped ? 1 : 0)
    for (const [metric, value] of Object.entries(numbersOf(measured))) values.set({ service, metric }, value)
    for (const [state, count] of Object.entries(spreadOf(measured))) tasks.set({ service, state }, count)
  }
  const told = new Map<string, Parameters<typeof tell>>()
  return {
    leads(isLeader) {
      leader.set(isLeader ? 1 : 0)
      if (isLeader) round.setToCurrentTime()
    },
    decided(...given) {
      told.set(given[0].name, given)
      tell(...given)
    },
    changed: (service, outcome) => changes.inc({ service, outcome }),
    forgetAllBut(services) {
      for (const service of told.keys()) if (!services.has(service)) told.delete(service)
      for (const gauge of [replicas, wanted, desired, stopped, values, tasks]) gauge.reset()
      // At once, so that nobody sees a gap: what is gone of a service, a metric say, is told of no more either.
      for (const given of told.values()) tell(...given)
    },
  }
}
