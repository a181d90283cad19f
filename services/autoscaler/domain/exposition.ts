/** Reads what a task exports in the text format of Prometheus, as far as services are scaled by it. */

export interface Series {
  labels: Readonly<Record<string, string>>
  value: number
}

const LABELS = /[{,]([a-z_]+)="([^"]*)"/g

function seriesOf(rest: string): Series | null {
  const end = rest.startsWith('{') ? rest.lastIndexOf('}') : -1
  const text = rest.slice(end + 1).trim()
  const value = text === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) return null
  const labels = Object.fromEntries([...rest.slice(0, end + 1).matchAll(LABELS)].map(([, name, text]) => [name, text]))
  return { labels, value }
}

/** Of a name; a task of the shop has tens. */
const MOST_SERIES = 1_000

/** The series of these names; whatever else the text holds is passed over. */
export function readExposition<Name extends string>(
  text: string,
  names: readonly Name[],
): ReadonlyMap<Name, readonly Series[]> {
  const found = new Map<Name, Series[]>()
  for (const line of text.split('\n')) {
    const nameEnd = line.search(/[ {]/)
    const name = names.find((each) => each.length === nameEnd && line.startsWith(each))
    if (!name) continue
    const known = found.get(name) ?? []
    const series = known.length < MOST_SERIES ? seriesOf(line.slice(nameEnd)) : null
    if (!series) continue
    known.push(series)
    found.set(name, known)
  }
  return found
}
