import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { identityOf } from './process-identity.ts'
import type { Account } from './program.ts'
import { livingPid, readRecord, writeRecord } from './run-record.ts'
import { SetupError } from './server.ts'

const POLL_MS = 25
/** PostgreSQL may have to replay its log after a crash. */
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 15_000
const SLOW_MS = 1000
const LOG_LINES_SHOWN = 5

export interface DaemonOptions {
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
  /** Makes the server stop in an orderly way. */
  stopSignal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'
  ready: (pid: number) => Promise<boolean>
  say: (line: string) => void
}

export interface Daemon {
  pid: number
  stop(): Promise<void>
}

/** Starts a server in a process group of its own, so that Ctrl-C reaches only us, and waits until it is ready. */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const log = join(options.dataDir, 'logs', `${options.name}.log`)
  const child = spawnServer(options, log)
  const pid = await spawned(child, options)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const identity = identityOf(pid)
  writeRecord(options.dataDir, options.name, {
    port: options.port,
    pid,
    ...(identity === undefined ? {} : { identity }),
  })
  const stopAtExit = () => child.kill(options.stopSignal)
  process.once('exit', stopAtExit)
  let isStopping = false
  const stop = async () => {
    isStopping = true
    await endProcess(pid, identity, options.stopSignal, ended)
    process.off('exit', stopAtExit)
    writeRecord(options.dataDir, options.name, { port: options.port })
  }
  await waitUntilReady(child, pid, options, log).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  child.once('exit', () => {
    if (!isStopping) options.say(`${options.label} ended by itself; its log is ${log}`)
  })
  child.unref()
  return { pid, stop }
}

/** Stops a server that a killed start left running. A process that merely got the same id is left alone. */
export async function stopOrphan(dataDir: string, name: string, stopSignal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const record = readRecord(dataDir, name)
  const pid = livingPid(record)
  if (pid === undefined) return
  await endProcess(pid, record.identity, stopSignal)
  writeRecord(dataDir, name, record.port === undefined ? {} : { port: record.port })
}

/** Sends the signal, waits for the end, and sends SIGKILL after 15 s. */
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
  let isKilled = false
  while (isAlive()) {
    if (!isKilled && performance.now() > deadline) {
      process.kill(pid, 'SIGKILL')
      isKilled = true
    }
    await Promise.race([ended ?? pause(POLL_MS), pause(POLL_MS)])
  }
}

/** Prints the line only if the work takes longer than a second. */
export async function sayIfSlow<T>(say: (line: string) => void, line: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => say(line), SLOW_MS)
  try {
    return await work
  } finally {
    clearTimeout(timer)
  }
}

function spawnServer(options: DaemonOptions, log: string): ChildProcess {
  mkdirSync(join(options.dataDir, 'logs'), { recursive: true })
  const out = openSync(log, 'w')
  try {
    return spawn(options.program, options.args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      detached: true,
      stdio: ['ignore', out, out],
      ...options.account,
    })
  } finally {
    closeSync(out)
  }
}

function spawned(child: ChildProcess, options: DaemonOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid as number))
    child.once('error', (error) => reject(new SetupError(`${options.label} could not be started: ${error.message}`)))
  })
}

async function waitUntilReady(child: ChildProcess, pid: number, options: DaemonOptions, log: string): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS
  const wait = async () => {
    while (!(await options.ready(pid))) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new SetupError(`${options.label} did not start:\n${lastLines(log)}`)
      }
      if (performance.now() > deadline)
        throw new SetupError(`${options.label} was not ready within a minute; see ${log}`)
      await pause(POLL_MS)
    }
  }
  await sayIfSlow(options.say, `Starting ${options.label} …`, wait())
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-LOG_LINES_SHOWN).join('\n')
}
