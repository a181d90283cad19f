import { LABEL, readBounds } from '../domain/policy.ts'
import type { Call, LookCall, LookResponse, ScaleCall, ServiceReport } from '../signed-call.ts'
import type { Engine, EngineService } from './engine.ts'
import type { Lease } from './lease.ts'
import { Refusal } from './refusal.ts'

export interface AgentOptions {
  engine: Engine
  lease: Lease
  /** The only one whose services are seen. */
  stack: string
  /** That does not jump. */
  monotonicMs: () => number
  wallMs: () => number
}

const CORE_NANOS = 1e9
/** An operator is to look at it. */
const STOPPED = ['paused', 'rollback_paused']
const UNDER_WAY = ['updating', 'rollback_started', ...STOPPED]
/** For so long a rollback is left to be seen: a change of replicas would take its trace away. */
const ROLLBACK_SEEN_MS = 60_000

const labelsOf = ({ Spec }: EngineService) => Spec.Labels ?? {}
const replicasOf = ({ Spec }: EngineService) => Spec.Mode.Replicated?.Replicas

function isUpdating({ UpdateStatus: { State = '', CompletedAt = '' } = {} }: EngineService, wallMs: number): boolean {
  if (State === 'rollback_completed') return wallMs - Date.parse(CompletedAt) < ROLLBACK_SEEN_MS
  return UNDER_WAY.includes(State)
}

function scalingLabels(service: EngineService): Record<string, string> {
  return Object.fromEntries(Object.entries(labelsOf(service)).filter(([name]) => name.startsWith(LABEL)))
}

/** Reads the services that opted in, and sets their replicas within the bounds that their own labels say. */
export function createAgent({ engine, lease, stack, monotonicMs, wallMs }: AgentOptions) {
  const shortName = ({ Spec }: EngineService) => Spec.Name.slice(stack.length + 1)

  const reportOf = async (service: EngineService): Promise<ServiceReport[]> => {
    const replicas = replicasOf(service)
    if (replicas === undefined || Object.keys(scalingLabels(service)).length === 0) return []
    const tasks = await engine.tasks(service.ID)
    const nanos = service.Spec.TaskTemplate.Resources?.Limits?.NanoCPUs
    return [
      {
        name: shortName(service),
        replicas,
        labels: scalingLabels(service),
        cpu_limit: nanos ? nanos / CORE_NANOS : 1,
        is_updating: isUpdating(service, wallMs()),
        update_stopped: STOPPED.includes(service.UpdateStatus?.State ?? ''),
        unplaced: tasks.filter(({ Status }) => Status.State === 'pending').length,
      },
    ]
  }

  const look = async ({ holder }: LookCall): Promise<LookResponse> => {
    const acquired = lease.acquire(holder, { nowMs: monotonicMs(), wallMs: wallMs() })
    if ('heldForMs' in acquired) return { held_for_ms: Math.ceil(acquired.heldForMs) }
    const services = await engine.services(stack)
    return { token: acquired.token, services: (await Promise.all(services.map(reportOf))).flat() }
  }

  const scale = async ({ token, service: name, from, to }: ScaleCall): Promise<{ replicas: number }> => {
    lease.assertHeld(token, monotonicMs())
    const service = (await engine.services(stack)).find((each) => shortName(each) === name)
    const bounds = service && readBounds(labelsOf(service))
    const replicas = service && replicasOf(service)
    if (!service || !bounds || replicas === undefined) throw new Refusal(403, `${name} did not opt in`)
    if (to < bounds.min || to > bounds.max)
      throw new Refusal(403, `${to} is not from ${bounds.min} to ${bounds.max}, as ${name} has it`)
    if (isUpdating(service, wallMs())) throw new Refusal(409, `an update of ${name} is under way`)
    if (replicas !== from) throw new Refusal(409, `${name} has ${replicas} replicas by now`)
    // The engine was waited for.
    lease.assertHeld(token, monotonicMs())
    await engine.setReplicas(service, to)
    return { replicas: to }
  }

  return (call: Call) => (call.call === 'look' ? look(call) : scale(call))
}
