/** `npm run bench`: what the shop does per second on this machine, and what it costs. README.md says how to read it. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { claim } from '@stoa/all-in-one/servers/run-record'
import { SetupError } from '@stoa/all-in-one/servers/server'
import { onStopRequest } from '@stoa/all-in-one/signals'
import { comparison, readResult } from './compare.ts'
import { measureFloor } from './floor.ts'
import { LINE_LIST } from './measures.ts'
import { type LineName, type Options, readOptions } from './options.ts'
import { costsOf } from './profile.ts'
import { conditionsOf, profileReport, report } from './report.ts'
import { type CatalogueResult, FORMAT, type LineResult, type Result } from './results.ts'
import { measureRounds } from './rounds.ts'
import { openStage, type Stage } from './stage.ts'
import { workloadOf } from './workload.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BASE = join(ROOT, '.stoa', 'bench')
/** The shell's code for an end by Ctrl-C. */
const INTERRUPTED = 130
/** Lines of each table of costs. */
const COSTS_SHOWN = 15

const say = (line: string) => console.log(line)

function stageOf(products: number, { seed }: Options, cleanup: AsyncDisposableStack): Promise<Stage> {
  return openStage({ base: BASE, cacheDir: join(ROOT, '.stoa', 'servers'), seed, products, say, cleanup })
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') === '' ? '' : ', edited')
  } catch {
    return 'unknown'
  }
}

/** After each catalogue, so that a run that is broken off leaves those that were over. */
function write({ json }: Options, result: Result): void {
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`)
}

async function bench(options: Options, cleanup: AsyncDisposableStack): Promise<Result> {
  const { seed, seconds, rounds, isQuick } = options
  const catalogues: CatalogueResult[] = []
  let floor: LineResult | null = null
  let conditions = ''
  const resultSoFar = (): Result => {
    const at = new Date().toISOString()
    return { format: FORMAT, at, commit: commit(), conditions, seed, seconds, rounds, catalogues, floor }
  }
  for (const products of options.products) {
    say(`${products.toLocaleString('en')} products:`)
    const stage = await stageOf(products, options, cleanup)
    conditions = conditionsOf(stage.servers)
    const workload = workloadOf(seed, products)
    catalogues.push(await measureRounds({ ...options, products, workload, stage, say, cleanup }))
    if (floor === null && !isQuick) {
      const { postgres } = stage.servers
      const measured = { postgres: postgres.pid }
      floor = await measureFloor({ postgresUrl: postgres.url, counters: stage.counters, measured, seconds })
    }
    await stage.close()
    write(options, resultSoFar())
  }
  return resultSoFar()
}

async function profile(name: LineName, options: Options, cleanup: AsyncDisposableStack): Promise<string> {
  const [products = 200] = options.products
  const line = LINE_LIST.find((each) => each.name === name)
  if (line === undefined) throw new Error(`no line is called ${name}`)
  const stage = await stageOf(products, options, cleanup)
  const shop = await stage.open()
  const measure = line.open(shop.url, workloadOf(options.seed, products))
  say('Profiling …')
  await measure.warm({ seconds: 3 })
  await shop.startProfile()
  const sample = await measure.warm({ seconds: options.seconds * 2 })
  const file = join(BASE, `${name}.cpuprofile`)
  await shop.stopProfile(file)
  await measure.close()
  await shop.stop()
  await stage.close()
  return profileReport(line.title, sample, costsOf(file, COSTS_SHOWN), file)
}

async function carryOut(options: Options, cleanup: AsyncDisposableStack): Promise<string> {
  const before = options.compare === undefined ? undefined : readResult(options.compare)
  cleanup.defer(claim(BASE))
  if (options.profile !== undefined) return profile(options.profile, options, cleanup)
  const result = await bench(options, cleanup)
  return [report(result), ...(before ? [comparison(before, result)] : [])].join('\n\n')
}

async function main(args: readonly string[]): Promise<void> {
  const cleanup = new AsyncDisposableStack()
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= cleanup.disposeAsync()
    return stopping
  }
  onStopRequest(() => {
    // What is measured at that moment fails by itself once the shop is gone.
    stop().finally(() => process.exit(INTERRUPTED))
  })
  try {
    const text = await carryOut(readOptions(args), cleanup)
    await stop()
    say(`\n${text}`)
  } catch (error) {
    if (stopping) return
    await stop()
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exitCode = 1
  }
}

await main(process.argv.slice(2))
