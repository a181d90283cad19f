import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const HEADER = '// Generated from openapi/ by `npm run gen`. Do not edit.\n\n'

/** Everything one run generates, by path from the root. Kept in memory so that a check can compare without writing. */
export class Output {
  readonly #files = new Map<string, string>()
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  add(path: string, text: string): void {
    this.#files.set(path, path.endsWith('.ts') ? HEADER + text : text)
  }

  /** Files on disk in the generated folders that this run did not make. */
  #stale(): string[] {
    const folders = new Set([...this.#files.keys()].map((path) => dirname(path)))
    return [...folders].flatMap((folder) => {
      const here = join(this.#root, folder)
      if (!existsSync(here)) return []
      return readdirSync(here, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${folder}/${entry.name}`)
        .filter((path) => !this.#files.has(path))
    })
  }

  /** Paths that differ from what is on disk, stale files included. */
  differences(): string[] {
    const changed = [...this.#files].filter(([path, text]) => {
      const file = join(this.#root, path)
      return !existsSync(file) || readFileSync(file, 'utf8') !== text
    })
    return [...changed.map(([path]) => path), ...this.#stale()].sort()
  }

  /** Writes what differs, removes what is stale, and returns the paths touched. */
  write(): string[] {
    const touched = this.differences()
    for (const path of touched) {
      const file = join(this.#root, path)
      const text = this.#files.get(path)
      if (text === undefined) rmSync(file)
      else {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
    }
    return touched
  }
}
