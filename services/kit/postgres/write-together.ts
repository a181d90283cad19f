import { RAISED } from './errors.ts'
import { type Queryable, SQL, type Statement, type Tx } from './queryable.ts'
import { maybe } from './sql.ts'

export { ChangedMeanwhile } from './errors.ts'

/** What belongs together: statements, and what `collect` adds to them, events say. */
export interface Writes {
  statements: readonly Statement[]
  collect?: (tx: Tx) => Promise<void>
}

type Part = Statement[typeof SQL]

/** Texts by those of their parts: each is prepared once a connection, so the same parts have the same text. */
const texts = new Map<string, string>()
const MAX_TEXTS = 1_000

const renumbered = (text: string, offset: number) =>
  text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`)

/**
 * The parts in one WITH. PostgreSQL carries out what the last SELECT looks at in the order of its conditions, then the rest in
 * no order that is promised; a part that did not change its rows ends the statement with the error that fail_statement raises, which undoes all of them.
 */
function compose(parts: readonly Part[]): string {
  let offset = 0
  const members: string[] = []
  const conditions: string[] = []
  let result = 'NULL'
  for (const [at, part] of parts.entries()) {
    const { text, values, rows, returning, otherwise = RAISED.changedMeanwhile } = part
    const end = rows === undefined && !returning ? '' : ` RETURNING ${returning ?? '1'}`
    members.push(`w${at} AS (${renumbered(text, offset)}${end})`)
    if (rows !== undefined) {
      conditions.push(`WHEN (SELECT count(*) FROM w${at}) <> ${rows} THEN fail_statement('${otherwise}')`)
    }
    if (returning) result = `(SELECT to_json(w${at}) FROM w${at})`
    offset += values.length
  }
  const checked = conditions.length > 0 ? `CASE ${conditions.join(' ')} ELSE ${result} END` : result
  return `WITH ${members.join(', ')} SELECT ${checked} AS result`
}

function textOf(parts: readonly Part[]): string {
  const key = parts.map(({ text, rows, returning }) => `${text}\n${rows}\n${returning}`).join('\n;\n')
  const known = texts.get(key)
  if (known) return known
  const text = compose(parts)
  if (texts.size < MAX_TEXTS) texts.set(key, text)
  return text
}

const refuse = () => {
  throw new Error('what is collected to be written together can read nothing')
}

/** Nobody waits for what is sent with a COMMIT. */
const NEVER = new Promise<never>(() => undefined)

/** A transaction that only collects what would be sent with its COMMIT. */
function collector() {
  const parts: Part[] = []
  const then: (() => void)[] = []
  const tx: Tx = {
    [SQL]: {
      send: refuse,
      script: refuse,
      atCommit: (text, values) => {
        parts.push({ text, values })
        return NEVER
      },
    },
    afterCommit: (fn) => void then.push(fn),
  }
  return { tx, parts, then }
}

const isTransaction = (db: Queryable): db is Tx => 'afterCommit' in db

const valuesOf = (parts: readonly Part[]) => parts.flatMap((part) => part.values)

/** What the last SELECT returns. */
interface Row<R> {
  result: R | null
}

async function write<R extends object>(db: Queryable, { statements, collect }: Writes): Promise<R | null> {
  const { tx, parts: collected, then } = collector()
  await collect?.(tx)
  const parts = [...statements.map((each) => each[SQL]), ...collected]
  const row = parts.length > 0 ? await maybe<Row<R>>(db, textOf(parts), valuesOf(parts)) : undefined
  for (const fn of then) {
    if (isTransaction(db)) db.afterCommit(fn)
    else fn()
  }
  return row?.result ?? null
}

/**
 * Sends writes as one statement, which happens whole or not at all and needs neither BEGIN nor COMMIT. Throws ChangedMeanwhile
 * when one of them did not change the rows it should.
 *
 * All parts see the database as it was before the statement, so none can change a row that another one has changed or made.
 * Those that have to change so many rows are carried out first, in their order.
 */
export async function writeTogether(db: Queryable, writes: Writes): Promise<void> {
  await write(db, writes)
}

/** The same, and what the one statement with `returning` returns, as JSON. */
export async function writeReturning<R extends object>(db: Queryable, writes: Writes): Promise<R> {
  return expected(await write<R>(db, writes))
}

/**
 * The same, sent together with COMMIT: the transaction fails when a row was changed meanwhile. What is returned is there once
 * it is committed, so nobody waits for that within.
 */
export async function writeAtCommit<R extends object>(tx: Tx, statements: readonly Statement[]): Promise<R> {
  const parts = statements.map((each) => each[SQL])
  const { rows } = await tx[SQL].atCommit<Row<R>>(textOf(parts), valuesOf(parts))
  return expected(rows[0]?.result)
}

function expected<R>(result: R | null | undefined): R {
  if (result === null || result === undefined) throw new Error('a row was expected')
  return result
}
