import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { ROOT } from './compose-file.ts'

export interface ProgramOptions {
  /** As docker-compose.yml has it: `['node', 'services/order/main.ts']`. */
  command: readonly string[]
  env: NodeJS.ProcessEnv
  /** Gets standard output and errors appended. */
  logFile: string
}

export interface Program {
  /** Exit code, or null after a signal. */
  readonly ended: Promise<number | null>
  /** Resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<number | null>
}

const running = new Set<ChildProcess>()
// A test that is broken off must not leave services behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Runs a command in the repository, with this process's Node for `node` and nothing of its environment but PATH. */
export function run({ command, env, logFile }: ProgramOptions): Program {
  const [file = '', ...args] = command
  const log = openSync(logFile, 'a')
  const settings = Object.entries({ PATH: process.env.PATH, ...env }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  )
  // tap adds its loaders to the environment of every child: with coverage they treble a service's memory and the time it
  // takes to start. `env -i` becomes the program, so signals still reach it.
  const child = spawn('env', ['-i', ...settings, file === 'node' ? process.execPath : file, ...args], {
    cwd: ROOT,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  running.add(child)
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return {
    ended,
    kill(signal) {
      child.kill(signal)
      return ended
    },
  }
}
