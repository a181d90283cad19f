import { parseArgs } from 'node:util'
import { SetupError } from '@stoa/all-in-one/servers/server'

export const LINES = ['list', 'page', 'search', 'suggest', 'cart', 'raw-cart', 'checkout', 'raw-checkout'] as const
export type LineName = (typeof LINES)[number]

export interface Options {
  /** Sizes of catalogues, one after the other. */
  products: number[]
  seed: number
  lines: LineName[]
  /** That each measurement takes. */
  seconds: number
  /** Starts of the shop; the table shows the one in the middle. */
  rounds: number
  /** Leaves out what costs time: cold requests, fixed arrival rates, the floor. */
  isQuick: boolean
  json: string | undefined
  compare: string | undefined
  profile: LineName | undefined
}

const USAGE = `Usage: npm run bench -- [--products 200,10000,100000] [--only ${LINES.join(',')}] [--seconds 3] [--rounds 3]
       [--quick] [--seed 1] [--json FILE] [--compare FILE] [--profile LINE]`

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new SetupError(`${text} is no whole number above zero.\n${USAGE}`)
  return number
}

function lineNamed(text: string): LineName {
  const line = LINES.find((name) => name === text)
  if (line === undefined) throw new SetupError(`No line is called ${text}.\n${USAGE}`)
  return line
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        products: { type: 'string' },
        seed: { type: 'string' },
        only: { type: 'string' },
        seconds: { type: 'string' },
        rounds: { type: 'string' },
        quick: { type: 'boolean' },
        json: { type: 'string' },
        compare: { type: 'string' },
        profile: { type: 'string' },
      },
    })
    return values
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

export function readOptions(args: readonly string[]): Options {
  const values = parse(args)
  const isQuick = values.quick ?? false
  return {
    products: (values.products ?? '200').split(',').map(wholeNumber),
    seed: wholeNumber(values.seed ?? '1'),
    lines: values.only === undefined ? [...LINES] : values.only.split(',').map(lineNamed),
    seconds: wholeNumber(values.seconds ?? '3'),
    rounds: wholeNumber(values.rounds ?? (isQuick || values.only !== undefined ? '1' : '3')),
    isQuick,
    json: values.json,
    compare: values.compare,
    profile: values.profile === undefined ? undefined : lineNamed(values.profile),
  }
}
