import { isText } from './links.ts'
import type { Repository } from './repository.ts'

/** Papers that were written before this repository and are not in it: what they say stands in docs/ now. */
const PAPERS = /\b(?:DESIGN|STACK-FACTS|RELIABILITY|CONVENTIONS|STOREFRONT)\b|\b(?:FEATURES|API|STYLE)\.md\b/

/** A migration that was applied somewhere is never edited: its checksum is kept with the data. */
const APPLIED = /\/migrations\/\d{3}-[^/]+\.sql$/

/** Comments that send their reader to a paper nobody has. */
export function checkCitations(repository: Repository): string[] {
  return repository.paths
    .filter((path) => isText(path) && !APPLIED.test(path) && !path.startsWith('docs/check/'))
    .flatMap((path) =>
      repository
        .read(path)
        .split('\n')
        .flatMap((line, index) => {
          const [paper] = PAPERS.exec(line) ?? []
          return paper
            ? [`${path}:${index + 1}: "${paper}" is not in this repository; link a page of docs/ or the RFC`]
            : []
        }),
    )
}
