import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findOnPath, outputOf } from './program.ts'
import { SetupError } from './server.ts'

/** The wheels we install are built for these and no others. */
const PYTHON_MINORS = [10, 11, 12, 13]
const NAMES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']
const VERSION_SCRIPT = 'import sys, pip; print(sys.executable); print(sys.version_info[0], sys.version_info[1])'
const RECORD = 'stoa-installed.json'

const run = promisify(execFile)

/** A Python package unpacked into a folder of its own, outside any Python installation. */
export interface Wheel {
  folder: string
  /** The interpreter whose version the package was built for. */
  python: string
}

/** What an earlier start installed; its interpreter may be gone by now. */
export async function installedWheel(cacheDir: string, name: string, requirement: string): Promise<Wheel | undefined> {
  const folder = join(cacheDir, name)
  const text = await readFile(join(folder, RECORD), 'utf8').catch(() => '{}')
  const record = JSON.parse(text) as { python?: string; requirement?: string }
  if (record.requirement !== requirement || record.python === undefined) return undefined
  return { folder, python: record.python }
}

/** Installs a pinned requirement with pip into `<cacheDir>/<name>`; a killed installation leaves no half-made folder. */
export async function installWheel(
  cacheDir: string,
  name: string,
  requirement: string,
  env: NodeJS.ProcessEnv,
): Promise<Wheel> {
  const python = await findPython(env)
  const folder = join(cacheDir, name)
  const partial = `${folder}.${process.pid}.partial`
  await mkdir(cacheDir, { recursive: true })
  try {
    await pipInstall(python, requirement, partial, env)
    await writeFile(join(partial, RECORD), JSON.stringify({ python, requirement }))
    // Another start that shares this cache may have been quicker, and be running from that folder already.
    const other = await installedWheel(cacheDir, name, requirement)
    if (other?.python === python) return other
    await rm(folder, { recursive: true, force: true })
    await rename(partial, folder)
    return { folder, python }
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

async function findPython(env: NodeJS.ProcessEnv): Promise<string> {
  for (const name of NAMES) {
    const program = findOnPath(name, env)
    if (program === undefined) continue
    const [executable, version] = ((await outputOf(program, ['-c', VERSION_SCRIPT])) ?? '').split('\n')
    const [major, minor] = (version ?? '').split(' ').map(Number)
    if (executable && major === 3 && PYTHON_MINORS.includes(minor ?? 0)) return executable
  }
  throw new SetupError('Python 3.10 to 3.13 with pip was not found on PATH')
}

async function pipInstall(python: string, requirement: string, target: string, env: NodeJS.ProcessEnv): Promise<void> {
  const quiet = ['--quiet', '--no-input', '--disable-pip-version-check', '--only-binary', ':all:', '--retries', '2']
  try {
    await run(python, ['-m', 'pip', 'install', ...quiet, '--target', target, requirement], { env })
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    const line =
      output
        .trim()
        .split('\n')
        .findLast((text) => text.startsWith('ERROR')) ?? 'no reason given'
    throw new SetupError(`pip could not install ${requirement} (${line})`)
  }
}
