import { matchesGlob } from 'node:path'
import { readTable } from './markdown.ts'
import type { Repository } from './repository.ts'

const GLOSSARY = 'docs/glossary.md'
const COLUMNS = ['not', 'but', 'exceptions']

interface Rule {
  /** The word that is not used; more than one where it is a phrase, "turn away". */
  terms: readonly string[]
  instead: string
  /** Names that hold it and are right, split: `placeOrder` also lets `PlaceOrderParams` pass. */
  allowed: readonly (readonly string[])[]
  /** Files in which it is right: globs, or ends of paths. */
  files: readonly string[]
}

export interface Name {
  kind: 'export' | 'file' | 'event' | 'metric'
  text: string
  path: string
}

/** `PlaceOrderParams`, `place-order`, `place_order`, `place.order` → place, order, … in lower case. */
export function termsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase())
}

const codeIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

/** The rules of the glossary's table; throws when the page has none, so that the check cannot pass by losing it. */
function readRules(glossary: string): Rule[] {
  const rows = readTable(glossary, COLUMNS)
  if (!rows || rows.length === 0) throw new Error(`${GLOSSARY} has no table "${COLUMNS.join(' | ')}"`)
  return rows.flatMap(([unwanted = '', instead = '', exceptions = '']) => {
    const listed = codeIn(exceptions)
    const isPath = (text: string) => /[/*]/.test(text)
    const allowed = listed.filter((text) => !isPath(text)).map(termsOf)
    const files = listed.filter(isPath)
    const phrases = unwanted
      .replace(/\(.*?\)/g, '')
      .split(/[,;]/)
      .map(termsOf)
    return phrases.filter((terms) => terms.length > 0).map((terms) => ({ terms, instead, allowed, files }))
  })
}

const isForm = (term: string | undefined, of: string): boolean => term === of || term === `${of}s` || term === `${of}es`

/** Where a phrase begins in a name; a word listed in the singular is found in the plural too. */
function beginningsOf(phrase: readonly string[], name: readonly string[]): number[] {
  return [...name.keys()].filter((at) => phrase.every((term, index) => isForm(name[at + index], term)))
}

function isIn(path: string, file: string): boolean {
  return path.endsWith(`/${file}`) || matchesGlob(path, file)
}

function breaks(name: Name, rule: Rule): boolean {
  if (rule.files.some((file) => isIn(name.path, file))) return false
  const terms = termsOf(name.text)
  const isAllowed = (at: number) =>
    rule.allowed.some((phrase) =>
      beginningsOf(phrase, terms).some((begin) => begin <= at && at + rule.terms.length <= begin + phrase.length),
    )
  return beginningsOf(rule.terms, terms).some((at) => !isAllowed(at))
}

const EXPORT =
  /^export (?:declare )?(?:default )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm
const EXPORT_LIST = /^export (?:type )?\{([^}]*)\}/gm
const EVENT = /^ {2}['"]?([a-z_]+\.[a-z_.]+)['"]?:/gm
const METRIC = /\bname: '(stoa_[a-z0-9_]+)'/g

function exportsOf(source: string): string[] {
  const listed = [...source.matchAll(EXPORT_LIST)].flatMap(([, list = '']) => list.split(','))
  const names = listed.map(
    (entry) =>
      entry
        .trim()
        .replace(/^type /, '')
        .split(' as ')
        .at(-1) ?? '',
  )
  return [...[...source.matchAll(EXPORT)].map(([, name = '']) => name), ...names].filter((name) => name !== '')
}

/** The names that others meet: what modules export, what files and folders are called, events and metrics. */
export function namesOf(repository: Repository): Name[] {
  const names: Name[] = []
  const folders = new Set<string>()
  for (const path of repository.paths.filter((path) => !/\.(?:svg|csv)$/.test(path))) {
    const steps = path.split('/')
    names.push({ kind: 'file', text: steps.at(-1) ?? path, path })
    for (let depth = 1; depth < steps.length; depth++) folders.add(steps.slice(0, depth).join('/'))
    const found = (kind: Name['kind'], texts: readonly string[]) =>
      names.push(...texts.map((text) => ({ kind, text, path })))
    if (/\.(?:ts|mjs)$/.test(path)) {
      const source = repository.read(path)
      found('export', exportsOf(source))
      found(
        'metric',
        [...source.matchAll(METRIC)].map(([, name = '']) => name),
      )
    }
    if (/^openapi\/\w+\.yaml$/.test(path)) {
      const events = repository.read(path).split(/^webhooks:$/m)[1] ?? ''
      found(
        'event',
        [...events.split(/^\w/m, 1).join('').matchAll(EVENT)].map(([, name = '']) => name),
      )
    }
  }
  for (const path of folders) names.push({ kind: 'file', text: path.split('/').at(-1) ?? path, path })
  return names
}

/** Names that use a word the glossary replaces. */
export function checkNames(repository: Repository): string[] {
  const rules = readRules(repository.read(GLOSSARY))
  return namesOf(repository).flatMap((name) =>
    rules
      .filter((rule) => breaks(name, rule))
      .map(({ terms, instead }) => `${name.path}: ${name.kind} ${name.text} says "${terms.join(' ')}"; use ${instead}`),
  )
}
