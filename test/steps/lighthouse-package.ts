import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Test } from 'tap'
import { runIn } from '../clients/work-folder.ts'
import { ROOT } from '../harness/storefront.ts'

/** Not a dependency of a workspace: everybody who installs Stoa would get its 80 packages and 175 MB, and one test needs them. */
const VERSION = '13.5.0'
/** Kept between runs, so that the second one needs no network. */
const FOLDER = join('.stoa', 'lighthouse', VERSION)

export interface Audit {
  score: number | null
  numericValue?: number
  errorMessage?: string
}

/** What the tests read of a result. */
export interface Report {
  categories: Readonly<Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>>
  audits: Readonly<Record<string, Audit>>
  /** Why there is no result worth reading. */
  runtimeError?: { code: string; message: string }
}

export interface Throttling {
  rttMs: number
  throughputKbps: number
  requestLatencyMs: number
  downloadThroughputKbps: number
  uploadThroughputKbps: number
  cpuSlowdownMultiplier: number
}

export interface Flags {
  /** Where the browser listens for whoever drives it. */
  port: number
  logLevel: 'error'
  output: 'json'
  throttling: Throttling
  extraHeaders?: Readonly<Record<string, string>>
  onlyCategories?: readonly string[]
}

/** What the tests use of the package. */
export interface Lighthouse {
  audit(address: string, flags: Flags): Promise<{ lhr: Report } | undefined>
  /** The phone of the middle class on a slow mobile network. */
  phone: Throttling
  /** Source of the function that says, in a page, how fast the machine is. */
  benchmark: string
}

/** Loads Lighthouse; the first time, fetches it. */
export async function loadLighthouse(t: Test): Promise<Lighthouse> {
  const folder = join(ROOT, FOLDER)
  if (!existsSync(join(folder, 'complete'))) await install(t, folder)
  const load = (file: string) => import(pathToFileURL(join(folder, 'node_modules', 'lighthouse', 'core', file)).href)
  const [{ default: audit }, { throttling }, { pageFunctions }] = await Promise.all([
    load('index.js'),
    load('config/constants.js'),
    load('lib/page-functions.js'),
  ])
  return { audit, phone: throttling.mobileSlow4G, benchmark: String(pageFunctions.computeBenchmarkIndex) }
}

async function install(t: Test, folder: string): Promise<void> {
  t.comment(`fetching lighthouse@${VERSION} into ${FOLDER}: some 80 packages, 175 MB, once`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { lighthouse: VERSION } }))
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  await runIn(folder, 'npm', ['install', `--prefix=${folder}`, '--ignore-scripts', ...quiet])
  writeFileSync(join(folder, 'complete'), '')
}
