import { parseArgs } from 'node:util'
import { ConfigError } from '@stoa/kit/process/config'
import type { Command } from '@stoa/kit/process/process'
import { EVENT_CONSUMERS, type EventConsumer } from './domain/failed-event.ts'
import { replayFailedEvents } from './flows/replay-events.ts'

const PAGE = 100

const isConsumer = (name: string): name is EventConsumer => (EVENT_CONSUMERS as readonly string[]).includes(name)

function readOptions(args: readonly string[]): { service?: EventConsumer; id?: string } {
  const options = { service: { type: 'string' }, id: { type: 'string' } } as const
  try {
    const { service, id } = parseArgs({ args: [...args], options }).values
    if (service !== undefined && !isConsumer(service)) {
      throw new Error(`--service is one of ${EVENT_CONSUMERS.join(', ')}`)
    }
    return { ...(service ? { service } : {}), ...(id ? { id } : {}) }
  } catch (error) {
    throw new ConfigError([error instanceof Error ? error.message : 'the options cannot be read'])
  }
}

/** `main.ts failed-events [--service S]`: the events that failed last, a line of JSON each. */
export const failedEventsCommand: Command<unknown> = async (_config, { queues }, args) => {
  const { service } = readOptions(args)
  const services = service ? [service] : EVENT_CONSUMERS
  for (const event of await queues.listFailed(services, { after: null, back: false, limit: PAGE })) {
    console.log(JSON.stringify(event))
  }
}

/** `main.ts replay-events --service S [--id E]`: has one event tried again, or all that failed in the service. */
export const replayEventsCommand: Command<unknown> = async (_config, { queues, log }, args) => {
  const { service, id } = readOptions(args)
  if (!service) throw new ConfigError([`--service is missing: one of ${EVENT_CONSUMERS.join(', ')}`])
  const { replayed, remaining } = await replayFailedEvents({ queues, log }, { service, ...(id ? { id } : {}) }, null)
  console.log(`${replayed} replayed, ${remaining} left.`)
}
