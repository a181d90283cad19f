import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files that a check looks at, by their path from the root of the repository. */
export interface Repository {
  readonly paths: readonly string[]
  has(path: string): boolean
  read(path: string): string
}

/** A repository of these texts. */
export function repositoryOf(texts: Readonly<Record<string, string>>): Repository {
  const paths = Object.keys(texts).sort()
  return pathsAnd(paths, (path) => texts[path] ?? '')
}

/** What is on disk now and not ignored by Git, whether it is committed or not. */
export function readRepository(root: string): Repository {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 }).split('\0')
  // A file that was deleted and not yet staged is still listed.
  const paths = listed.filter((path) => path !== '' && existsSync(join(root, path)))
  return pathsAnd(paths, (path) => readFileSync(join(root, path), 'utf8'))
}

function pathsAnd(paths: readonly string[], read: (path: string) => string): Repository {
  const known = new Set(paths)
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) known.add(path.slice(0, slash))
  }
  return { paths, has: (path) => known.has(path), read }
}
