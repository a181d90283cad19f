/** Takes a piece of what is being saved: something that structured cloning knows, and little of it. */
export type Write = (piece: unknown) => Promise<void>

/** What has been saved, piece by piece in the order in which it was written. */
export interface Saved {
  next<T>(): Promise<T>
  /** Resolves when requests have been served that were waiting. */
  pause(): Promise<void>
  /** Slots that changed while they were being saved are left out, because their pieces may not fit each other. */
  isKept(slot: number): boolean
}

/** Entries of one piece: some milliseconds of work at most. */
const AT_ONCE = 1_024

/** Does what takes long for many entries in steps, between which requests are served. */
export async function inSteps(saved: Saved, length: number, step: (from: number, to: number) => void): Promise<void> {
  for (let from = 0; from < length; from += AT_ONCE) {
    step(from, Math.min(length, from + AT_ONCE))
    await saved.pause()
  }
}

/** Writes a list in pieces of some entries. What is added to it meanwhile is left out. */
export async function writeList(
  write: Write,
  length: number,
  piece: (from: number, to: number) => unknown,
): Promise<void> {
  await write(length)
  for (let from = 0; from < length; from += AT_ONCE) await write(piece(from, Math.min(length, from + AT_ONCE)))
}

/** Reads such a list. */
export async function readList<T>(saved: Saved, use: (piece: T, from: number) => void): Promise<void> {
  const length = await saved.next<number>()
  for (let from = 0; from < length; from += AT_ONCE) use(await saved.next<T>(), from)
}
