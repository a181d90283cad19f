import type { Browser } from 'playwright-core'
import type { Test } from 'tap'
import type { Flags, Lighthouse, Report } from './lighthouse-package.ts'

/** A page that is asked for, as a browser with these cookies. */
export interface AuditedPage {
  name: string
  address: string
  cookie?: string
  /** Search engines are asked to leave it out, which Lighthouse counts as a fault. */
  isHidden?: boolean
}

/** One audit of a page differs from the next by several points, so the one in the middle counts. */
const RUNS = 3
const LEAST_PERFORMANCE = 0.95
const MAX_LCP_MS = 1800
/** What Lighthouse's own benchmark says of the phone that it means: a quarter of what it says of a desk. */
const INDEX_OF_PHONE = 400
/** What a page that is hidden on purpose may fail. */
const CRAWLABLE = 'is-crawlable'
const [LCP, TBT, CLS] = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'] as const

export interface Tools {
  browser: Browser
  /** Where the browser listens for Lighthouse. */
  port: number
  lighthouse: Lighthouse
}

/**
 * How many times faster than the phone this machine is at the moment. Lighthouse takes four for granted, which makes a wreck of the
 * phone where tests share the machine with others.
 */
async function slowdownOf({ browser, lighthouse: { benchmark, phone } }: Tools): Promise<number> {
  const page = await browser.newPage()
  const index = await page.evaluate<number>(`(${benchmark})()`)
  await page.close()
  return Math.max(1, Math.min(phone.cpuSlowdownMultiplier, index / INDEX_OF_PHONE))
}

/** Audits a page as Lighthouse does it by default: a phone of the middle class on a slow mobile network. */
export async function auditPage(t: Test, { name, address, cookie, isHidden = false }: AuditedPage, tools: Tools) {
  const results: Report[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const flags: Flags = {
      port: tools.port,
      logLevel: 'error',
      output: 'json',
      throttling: { ...tools.lighthouse.phone, cpuSlowdownMultiplier: await slowdownOf(tools) },
      ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
      // Later runs tell how fast it is, and nothing new otherwise.
      ...(run === 0 ? {} : { onlyCategories: ['performance'] }),
    }
    results.push(await measure(t, address, () => tools.lighthouse.audit(address, flags)))
  }
  for (const category of ['accessibility', 'best-practices', 'seo']) {
    const allowed = isHidden ? [CRAWLABLE] : []
    t.strictSame(
      failedAudits(results[0] as Report, category).filter((id) => !allowed.includes(id)),
      [],
      `${name}: ${category}`,
    )
  }
  const performance = middle(results.map(({ categories }) => categories.performance?.score ?? 0))
  const lcp = middle(results.map((result) => numberOf(result, LCP)))
  const tbt = middle(results.map((result) => numberOf(result, TBT)))
  const shift = Math.max(...results.map((result) => numberOf(result, CLS)))
  t.comment(
    `${name}: performance ${Math.round(performance * 100)}, LCP ${Math.round(lcp)} ms, blocked ${Math.round(tbt)} ms, shift ${shift}`,
  )
  t.ok(performance >= LEAST_PERFORMANCE, `${name}: performance ${performance}`)
  t.ok(lcp <= MAX_LCP_MS, `${name}: the largest picture or text is there after ${Math.round(lcp)} ms`)
  t.equal(shift, 0, `${name}: nothing moves`)
}

/**
 * Measures a page; once more where Lighthouse could not, because the browser painted nothing in time or the trace has a gap.
 * @throws Error with Lighthouse's own words when the second time is no better
 */
async function measure(t: Test, address: string, audit: () => ReturnType<Lighthouse['audit']>): Promise<Report> {
  const first = (await audit())?.lhr
  const fault = faultOf(first)
  if (first && fault === undefined) return first
  t.comment(`${address} is measured once more, because Lighthouse says: ${fault}`)
  const second = (await audit())?.lhr
  const again = faultOf(second)
  if (second && again === undefined) return second
  throw new Error(`Lighthouse has no figures for ${address}: ${again}`)
}

/** Why a result has no figures, in Lighthouse's words; undefined when it has all. */
function faultOf(report: Report | undefined): string | undefined {
  if (!report) return 'no result'
  if (report.runtimeError) return `${report.runtimeError.code}: ${report.runtimeError.message}`
  const missing = [LCP, TBT, CLS].find((id) => !Number.isFinite(report.audits[id]?.numericValue))
  return missing && `${missing}: ${report.audits[missing]?.errorMessage ?? 'no value'}`
}

const numberOf = ({ audits }: Report, id: string) => audits[id]?.numericValue ?? Number.NaN

/** Audits of a category that count and are not passed. */
function failedAudits({ categories, audits }: Report, category: string): string[] {
  const counted = categories[category]?.auditRefs.filter(({ weight }) => weight > 0) ?? []
  return counted.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 1)
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
