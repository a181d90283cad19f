/** What is left of a TAP stream for a person: failures with their diagnostics, one line per file, and the totals. */
export interface TapDigest {
  /** Takes one line of TAP and gives the lines to show for it. */
  take(line: string): string[]
  totals(): Totals
}

export interface Counts {
  passed: number
  failed: number
}

/** A test is a block that holds no other block; a block that fails without one of them is a failed test too. */
export interface Totals {
  tests: Counts & { skipped: number }
  files: Counts
  assertions: number
}

export const NOTHING: Totals = {
  tests: { passed: 0, failed: 0, skipped: 0 },
  files: { passed: 0, failed: 0 },
  assertions: 0,
}

/** A test or a file whose end has not been read yet. */
interface Block {
  indent: number
  holdsTests: boolean
  holdsFailedTest: boolean
}

interface Point {
  indent: number
  isOk: boolean
  isSkipped: boolean
  name: string
  milliseconds: string | undefined
}

const BLOCK = /^( *)# Subtest(?:: |$)/
const POINT = /^( *)(not )?ok \d+(?: - )?(.*?)(?: # time=([\d.]+)ms)?$/
const SKIPPED = / # (TODO|SKIP)\b/
const SUMMARY = /^# \{ total: (\d+)\b.*\}$/

/** Reads tap's output as it appears in a pipe: blocks indented by four, one top-level point per file. */
export function digestTap(): TapDigest {
  const counter = createCounter()
  /** Indents of failed points whose enclosing test has not closed yet. */
  let failedInside: number[] = []
  let diagnosticsIndent: number | undefined

  function show({ indent, isOk, name, milliseconds }: Point, line: string): string[] {
    const isExplained = failedInside.some((each) => each > indent)
    failedInside = failedInside.filter((each) => each <= indent)
    if (!isOk) failedInside.push(indent)
    // A test fails because something in it failed: that has been shown with its diagnostics.
    if (!isOk && !isExplained) diagnosticsIndent = indent
    if (indent > 0) return isOk || isExplained ? [] : [line]
    failedInside = []
    return [`${isOk ? 'ok  ' : 'FAIL'} ${name}${milliseconds === undefined ? '' : ` (${seconds(milliseconds)})`}`]
  }

  return {
    take(line) {
      const point = readPoint(line)
      if (point !== null) {
        diagnosticsIndent = undefined
        counter.close(point)
        return show(point, line)
      }
      const [, blockIndent] = BLOCK.exec(line) ?? []
      if (blockIndent !== undefined) counter.open(blockIndent.length)
      counter.readSummary(line)
      if (diagnosticsIndent === undefined) return []
      const isInside = line.startsWith(`${' '.repeat(diagnosticsIndent)}  `)
      if (!isInside || line.trim() === '...') diagnosticsIndent = undefined
      return isInside ? [line] : []
    },
    totals: counter.totals,
  }
}

function readPoint(line: string): Point | null {
  const [, indent, not, name = '', milliseconds] = POINT.exec(line) ?? []
  if (indent === undefined) return null
  const isSkipped = SKIPPED.test(line)
  return { indent: indent.length, isOk: not === undefined || isSkipped, isSkipped, name, milliseconds }
}

/** Counts blocks by the points that close them; every other point is an assertion, which tap itself counts. */
function createCounter() {
  const totals = structuredClone(NOTHING)
  const open: Block[] = []

  function countTest({ isOk, isSkipped }: Point, { holdsTests, holdsFailedTest }: Block): void {
    if (isSkipped) totals.tests.skipped += 1
    else if (!isOk && !holdsFailedTest) totals.tests.failed += 1
    else if (isOk && !holdsTests) totals.tests.passed += 1
  }

  return {
    open(indent: number): void {
      const parent = open.at(-1)
      if (parent) parent.holdsTests = true
      open.push({ indent, holdsTests: false, holdsFailedTest: false })
    },
    close(point: Point): void {
      const isBlock = open.at(-1)?.indent === point.indent
      const block = isBlock ? open.pop() : undefined
      // Without a block of its own: a test that was skipped, or what tap itself reports about a file, such as a timeout.
      if (block || point.isSkipped || point.indent === 0) {
        countTest(point, block ?? { indent: point.indent, holdsTests: false, holdsFailedTest: false })
      }
      const parent = open.at(-1)
      if (parent && block && (!point.isOk || block.holdsFailedTest)) parent.holdsFailedTest = true
      if (block && point.indent === 0) totals.files[point.isOk ? 'passed' : 'failed'] += 1
    },
    readSummary(line: string): void {
      const [, assertions] = SUMMARY.exec(line) ?? []
      if (assertions !== undefined) totals.assertions = Number(assertions)
    },
    totals: (): Totals => totals,
  }
}

function seconds(milliseconds: string): string {
  return `${(Number(milliseconds) / 1000).toFixed(1)} s`
}
