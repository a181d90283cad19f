import { posix } from 'node:path'
import { type Page, readPage } from './markdown.ts'
import type { Repository } from './repository.ts'

const EXTERNAL = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i
/** A path written as code, `kit/http/app.ts`. Not an import (`./app.ts`), and not what a running shop writes. */
const FILE = /^(?!\.\/|\.stoa\/)(?:[\w.-]+\/)+[\w.-]+\.(?:ts|mjs|sql|ya?ml|md|json)$/
const IN_COMMENT = /\bdocs\/[\w./-]+\.md(?:#[\w-]+)?/g
const TEXT = /\.(?:ts|mjs|js|sql|ya?ml|json|md|liquid)$|(?:^|\/)(?:Dockerfile|\.ci\/run|\.gitignore)$/

/** Written by the generator, by npm, or kept as a test found it: nobody edits these to mend a link. */
const KEPT = /\/(?:generated|fixture|fixtures|snapshot)\/|^package-lock\.json$/

/** Whether people write in this file. */
export function isText(path: string): boolean {
  return TEXT.test(path) && !KEPT.test(path)
}

function pagesOf(repository: Repository): (path: string) => Page {
  const pages = new Map<string, Page>()
  return (path) => {
    const page = pages.get(path) ?? readPage(repository.read(path))
    pages.set(path, page)
    return page
  }
}

function complaintOf(repository: Repository, pageOf: (path: string) => Page, from: string, link: string) {
  const [file = '', anchor] = link.split('#')
  const path = file === '' ? from : posix.join(posix.dirname(from), decodeURI(file)).replace(/\/$/, '')
  if (path !== '.' && !repository.has(path)) return 'is not there'
  if (anchor === undefined) return null
  if (!path.endsWith('.md')) return 'has an anchor, and only pages have anchors'
  return pageOf(path).anchors.has(anchor) ? null : `has no heading for #${anchor}`
}

/** A test that proves a promise is named by its title, so that a title that is changed takes its promise along. */
function hasTitle(repository: Repository, from: string, { text, target }: { text: string; target: string }): boolean {
  const path = posix.join(posix.dirname(from), target)
  if (!/\.test\.ts$/.test(path) || text.replaceAll('`', '').endsWith('.test.ts')) return true
  return repository.read(path).includes(text.replace(/\s+/g, ' '))
}

function checkPage(repository: Repository, pageOf: (path: string) => Page, from: string): string[] {
  const complaints: string[] = []
  for (const link of pageOf(from).links) {
    if (EXTERNAL.test(link.target)) continue
    const complaint = complaintOf(repository, pageOf, from, link.target)
    if (complaint) complaints.push(`${from}:${link.line}: ${link.target} ${complaint}`)
    else if (!hasTitle(repository, from, link)) {
      complaints.push(`${from}:${link.line}: ${link.target} has no test called "${link.text}"`)
    }
  }
  for (const { text, line } of pageOf(from).codeSpans) {
    const places = [posix.dirname(from), '.', 'services']
    if (!FILE.test(text) || places.some((place) => repository.has(posix.join(place, text)))) continue
    complaints.push(`${from}:${line}: ${text} is not there`)
  }
  return complaints
}

function checkComments(repository: Repository, pageOf: (path: string) => Page, path: string): string[] {
  return repository
    .read(path)
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(IN_COMMENT)].flatMap(([target]) => {
        const complaint = complaintOf(repository, pageOf, 'README.md', target)
        return complaint ? [`${path}:${index + 1}: ${target} ${complaint}`] : []
      }),
    )
}

/** Links of pages and pages named in comments that lead nowhere. Other hosts are not asked. */
export function checkLinks(repository: Repository): string[] {
  const pageOf = pagesOf(repository)
  const isFixture = (path: string) => path.startsWith('docs/check/test/')
  return repository.paths
    .filter((path) => isText(path) && !isFixture(path))
    .flatMap((path) =>
      path.endsWith('.md') ? checkPage(repository, pageOf, path) : checkComments(repository, pageOf, path),
    )
}
