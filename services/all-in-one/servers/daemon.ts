import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { identityOf } from './process-identity.ts'
import type { Account } from './program.ts'
import { livingPid, readRecord, writeRecord } from './run-record.ts'
import { ServerProblem } from './server.ts'

const POLL_MS = 25
/** PostgreSQL may replay its log, and the last-but-one server takes up to 4 s to close. */
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 15_000
const SLOW_MS = 1000
const LOG_LINES_SHOWN = 5

export interface DaemonPlan {
  /** Names the record and the log: `postgres`, `mongo`, `redis`. */
  name: string
  /** Shown to people: `PostgreSQL 15.18`. */
  label: string
  dataDir: string
  port: number
  program: string
  args: string[]
  cwd: string
  env?: NodeJS.ProcessEnv
  account?: Account | undefined
  /** Asks the server for an orderly end. */
  stopSignal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'
  ready: (pid: number) => Promise<boolean>
  say: (line: string) => void
}

export interface Daemon {
  pid: number
  stop(): Promise<void>
}

/** Starts a server in a process group of its own, so that Ctrl-C reaches us and not it, and waits until it answers. */
export async function startDaemon(plan: DaemonPlan): Promise<Daemon> {
  const log = join(plan.dataDir, 'logs', `${plan.name}.log`)
  const child = spawnServer(plan, log)
  const pid = await spawned(child, plan)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const identity = identityOf(pid)
  writeRecord(plan.dataDir, plan.name, { port: plan.port, pid, ...(identity === undefined ? {} : { identity }) })
  const stopAtExit = () => child.kill(plan.stopSignal)
  process.once('exit', stopAtExit)
  let asked = false
  const stop = async () => {
    asked = true
    await endProcess(pid, identity, plan.stopSignal, ended)
    process.off('exit', stopAtExit)
    writeRecord(plan.dataDir, plan.name, { port: plan.port })
  }
  await untilReady(child, pid, plan, log).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  child.once('exit', () => {
    if (!asked) plan.say(`${plan.label} ended by itself; its last words are in ${log}`)
  })
  child.unref()
  return { pid, stop }
}

/** Ends a server that outlived a start which was killed. Leaves strangers with a reused process id alone. */
export async function stopOrphan(dataDir: string, name: string, stopSignal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const record = readRecord(dataDir, name)
  const pid = livingPid(record)
  if (pid === undefined) return
  await endProcess(pid, record.identity, stopSignal)
  writeRecord(dataDir, name, record.port === undefined ? {} : { port: record.port })
}

/** Asks, waits, and after 15 s insists. */
export async function endProcess(
  pid: number,
  identity: string | undefined,
  signal: NodeJS.Signals,
  ended?: Promise<void>,
): Promise<void> {
  const isAlive = () => identity !== undefined && identityOf(pid) === identity
  if (!isAlive()) return
  process.kill(pid, signal)
  const deadline = performance.now() + STOP_LIMIT_MS
  let insisted = false
  while (isAlive()) {
    if (!insisted && performance.now() > deadline) {
      process.kill(pid, 'SIGKILL')
      insisted = true
    }
    await Promise.race([ended ?? pause(POLL_MS), pause(POLL_MS)])
  }
}

/** Says the line only if the work is still going on after a second. */
export async function sayIfSlow<T>(say: (line: string) => void, line: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => say(line), SLOW_MS)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}

function spawnServer(plan: DaemonPlan, log: string): ChildProcess {
  mkdirSync(join(plan.dataDir, 'logs'), { recursive: true })
  const out = openSync(log, 'w')
  try {
    return spawn(plan.program, plan.args, {
      cwd: plan.cwd,
      env: plan.env ?? process.env,
      detached: true,
      stdio: ['ignore', out, out],
      ...plan.account,
    })
  } finally {
    closeSync(out)
  }
}

function spawned(child: ChildProcess, plan: DaemonPlan): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid as number))
    child.once('error', (error) => reject(new ServerProblem(`${plan.label} could not be started: ${error.message}`)))
  })
}

async function untilReady(child: ChildProcess, pid: number, plan: DaemonPlan, log: string): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS
  const wait = async () => {
    while (!(await plan.ready(pid))) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new ServerProblem(`${plan.label} did not start:\n${lastLines(log)}`)
      }
      if (performance.now() > deadline)
        throw new ServerProblem(`${plan.label} did not answer within a minute; see ${log}`)
      await pause(POLL_MS)
    }
  }
  await sayIfSlow(plan.say, `Starting ${plan.label} …`, wait())
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-LOG_LINES_SHOWN).join('\n')
}
