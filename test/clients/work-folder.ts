import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Test } from 'tap'
import { ROOT } from '../harness/compose-file.ts'

/** Installing packages for the first time takes most of it. */
const LONGEST_MS = 240_000
const LARGEST_OUTPUT_BYTES = 10_000_000

export interface Output {
  stdout: string
  stderr: string
}

export interface WorkFolder {
  path: string
  /** Runs a program in the folder. @throws Error that holds its output when it fails */
  run(program: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Output>
}

/** A copy of `test/clients/<name>`, in which the client is generated; gone after the test. */
export function workFolder(t: Test, name: string): WorkFolder {
  const path = t.testdir({})
  cpSync(join(import.meta.dirname, name), path, { recursive: true })
  return { path, run: (program, args, env) => runIn(path, program, args, env) }
}

/** Runs a program with the environment of this one, but without the loaders that tap gives to every child. */
export async function runIn(
  cwd: string,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Output> {
  const options = { cwd, env: { ...process.env, ...env }, timeout: LONGEST_MS, maxBuffer: LARGEST_OUTPUT_BYTES }
  return promisify(execFile)('env', ['-u', 'NODE_OPTIONS', program, ...args], options)
}

/** Kept between runs, so that the second one needs no network. */
export const cacheFolder = (name: string) => join(ROOT, '.stoa', 'clients', name)

/** Why a test is skipped, or false. What is missing on a laptop is no fault; where everything is installed it is one. */
export function skipUnless(isThere: boolean, missing: string): string | false {
  if (isThere) return false
  if (process.env.CI === 'true') throw new Error(`${missing} is missing`)
  return `${missing} is missing`
}
