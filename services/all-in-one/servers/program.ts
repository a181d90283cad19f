import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** Without a limit a broken binary on PATH could block the start for ever. */
const TIMEOUT_MS = 15_000

const run = promisify(execFile)

/** The first executable file of that name on PATH, with its full path. */
export function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, file))
    .find(isExecutable)
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

export interface Account {
  uid: number
  gid: number
}

/** What a program prints, or undefined if it cannot be run (by that account). */
export async function outputOf(program: string, args: string[], account?: Account): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await run(program, args, { timeout: TIMEOUT_MS, cwd: '/', ...account })
    return stdout.trim() === '' ? stderr : stdout
  } catch {
    return undefined
  }
}

/** The first dotted number a program prints about itself, such as `8.1.8`. */
export async function versionOf(program: string, args: string[], account?: Account): Promise<string | undefined> {
  const output = await outputOf(program, args, account)
  const terms = (output ?? '').split(/[^\w.-]/)
  return terms.map((term) => /^v?(\d+\.\d[\w.-]*)$/.exec(term)?.[1]).find((version) => version !== undefined)
}
