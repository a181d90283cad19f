import type { Examples } from './recorder.ts'

/** Where the shop of the examples is, and when its story happens. */
const SHOP_URL = 'https://shop.example.com'
const STORY_TIME = Date.parse('2026-11-26T09:00:00.000Z')
/** Times are told to the nearest of these since the beginning, so a slower recording is the same. */
const TIME_STEP_MS = 10 * 60_000
/** Entries of a list that are kept, and of any other array. */
const MAX_LISTED = 2
const MAX_ENTRIES = 10

const ID = /\b([a-z]{2,4})_([0-9a-z]{26})\b/g
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g
/** A day is that of the recording. */
const DAY = /^\d{4}-\d\d-\d\d$/
/** As mails tell it. */
const TIME_IN_WORDS = /\d{1,2} [A-Z][a-z]+ \d{4} at \d\d:\d\d UTC/g
/** Of a receiver of webhooks that the story has. */
const RECEIVER_URL = /http:\/\/localhost:\d+/g
const LOCAL_URL = /http:\/\/127\.0\.0\.1:\d+/g
const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/
/** Says its algorithm, as ours do, and whose it is; its signature is none. */
const EXAMPLE_JWT = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c3JfMDFrYXYifQ.signature'
/** Members whose text lets somebody in. Tokens of the test provider are no secret. */
const SECRET_MEMBER = /^(?:.*_)?(?:token|secret|key|cursor)$/
const TEST_TOKEN = /^tok_/
/** Sent by SMS to verify a phone number. */
const SMS_CODE = /^\d{6}$/
/** Parts of a public key, and its name. */
const KEY_MEMBERS = new Set(['kid', 'x', 'y', 'n'])

/** Gives each text a number, the same one whenever it comes again. */
class Numbers {
  readonly #known = new Map<string, number>()

  of(text: string): number {
    const number = this.#known.get(text) ?? this.#known.size + 1
    this.#known.set(text, number)
    return number
  }
}

/** Replaces what differs from one recording to the next by what is always the same, of the same form. */
class Stabiliser {
  readonly #ids = new Numbers()
  readonly #secrets = new Numbers()
  readonly #startedAt: number

  constructor(startedAt: number) {
    this.#startedAt = startedAt
  }

  value(given: unknown, member = ''): unknown {
    if (typeof given === 'string') return this.#text(given, member)
    if (Array.isArray(given)) {
      const kept = given.slice(0, member === 'data' ? MAX_LISTED : MAX_ENTRIES)
      return kept.map((entry) => this.value(entry, member))
    }
    // How long something took.
    if (member === 'duration_ms') return 84
    if (typeof given !== 'object' || given === null) return given
    return Object.fromEntries(Object.entries(given).map(([name, each]) => [name, this.value(each, name)]))
  }

  #text(text: string, member: string): string {
    if (member === 'code' && SMS_CODE.test(text)) return '482913'
    if (KEY_MEMBERS.has(member) || (SECRET_MEMBER.test(member) && !TEST_TOKEN.test(text))) return this.#secret(text)
    if (member === 'hint') return text.replace(/_.*/, '_exampl…')
    return text
      .replace(TIME_IN_WORDS, '26 November 2026 at 09:00 UTC')
      .replace(ID, (_, prefix: string, id: string) => `${prefix}_01kav${String(this.#ids.of(id)).padStart(21, '0')}`)
      .replace(DAY, new Date(STORY_TIME).toISOString().slice(0, 10))
      .replace(TIME, (time) => this.#time(time))
      .replace(RECEIVER_URL, 'https://erp.example.com')
      .replace(LOCAL_URL, SHOP_URL)
      .replaceAll('127.0.0.1', '203.0.113.7')
  }

  #secret(text: string): string {
    const number = this.#secrets.of(text)
    if (JWT.test(text)) return EXAMPLE_JWT + number
    const [prefix = ''] = /^[a-z]+_/.exec(text) ?? []
    return prefix + `example${number}`.padEnd(text.length - prefix.length, 'x')
  }

  #time(time: string): string {
    const steps = Math.round((Date.parse(time) - this.#startedAt) / TIME_STEP_MS)
    return new Date(STORY_TIME + steps * TIME_STEP_MS).toISOString()
  }
}

/**
 * Examples that are the same for every recording, sorted by operation: ids, times, secrets and addresses are replaced, the
 * same one by the same one, and lists are cut.
 */
export function stable(examples: Examples, startedAt: number): Examples {
  const stabiliser = new Stabiliser(startedAt)
  const sorted = Object.entries(examples).sort(([one], [other]) => (one < other ? -1 : 1))
  return stabiliser.value(Object.fromEntries(sorted)) as Examples
}
