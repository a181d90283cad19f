import { parseSync } from 'oxc-parser'
import { parse as parseYaml } from 'yaml'
import type { Repository } from './repository.ts'

/** A regular expression of the code or of a specification, and where it stands. */
export interface Pattern {
  source: string
  flags: string
  path: string
  line: number
}

interface Node {
  type?: string
  start?: number
  [key: string]: unknown
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length

/** The nodes of a syntax tree or of a document, from the outside in. */
function* nodesOf(tree: unknown): Generator<Node> {
  if (tree === null || typeof tree !== 'object') return
  if (!Array.isArray(tree)) yield tree as Node
  for (const inner of Object.values(tree)) yield* nodesOf(inner)
}

const textOf = (node: Node | undefined): string | null =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null

/** `/a/u` and `new RegExp('a', 'u')`. One that is put together while the program runs is not seen. */
function expressionOf(node: Node): { source: string; flags: string } | null {
  if (node.type === 'Literal' && node.regex) {
    const { pattern, flags } = node.regex as { pattern: string; flags: string }
    return { source: pattern, flags }
  }
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return null
  const { name } = (node.callee ?? {}) as { name?: string }
  const [source, flags] = (node.arguments ?? []) as Node[]
  const text = name === 'RegExp' ? textOf(source) : null
  return text === null ? null : { source: text, flags: textOf(flags) ?? '' }
}

function patternsInCode(path: string, text: string): Pattern[] {
  const { program } = parseSync(path, text)
  return [...nodesOf(program)].flatMap((node) => {
    const found = expressionOf(node)
    return found ? [{ ...found, path, line: lineAt(text, node.start ?? 0) }] : []
  })
}

/** Every `pattern` of a specification, with the flag that the validator compiles it with. */
function patternsInSpec(path: string, text: string): Pattern[] {
  const sources = [...nodesOf(parseYaml(text))].flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : []))
  // A pattern may be written with escapes, and then the line is not known.
  const lineOf = (source: string) => lineAt(text, Math.max(0, text.indexOf(source)))
  return [...new Set(sources)].map((source) => ({ source, flags: 'u', path, line: lineOf(source) }))
}

/** Tests, generated copies of what is checked anyway, and programs that read this repository only. */
const UNCHECKED = /(?:^|\/)(?:test|generated)\/|^(?:docs\/check|bench|openapi\/codegen)\//

const isCode = (path: string) => /\.(?:ts|mjs)$/.test(path) && !UNCHECKED.test(path)

/** The regular expressions that may meet a text which somebody else wrote. */
export function patternsOf(repository: Repository): Pattern[] {
  return repository.paths.flatMap((path) => {
    if (isCode(path)) return patternsInCode(path, repository.read(path))
    return /^openapi\/[\w-]+\.yaml$/.test(path) ? patternsInSpec(path, repository.read(path)) : []
  })
}

/** Why a pattern is refused, or null when its cost grows with the length of the text and with nothing else. */
export type Judge = (source: string, flags: string) => Promise<string | null>

/** One complaint for each place of a pattern that is refused; a pattern is judged once, however often it is used. */
export async function checkPatterns(patterns: readonly Pattern[], judge: Judge): Promise<string[]> {
  const verdicts = new Map<string, Promise<string | null>>()
  const complaints: string[] = []
  for (const { source, flags, path, line } of patterns) {
    const expression = `/${source}/${flags}`
    const verdict = verdicts.get(expression) ?? judge(source, flags)
    verdicts.set(expression, verdict)
    const reason = await verdict
    if (reason) complaints.push(`${path}:${line}: ${expression} ${reason}`)
  }
  return complaints
}
