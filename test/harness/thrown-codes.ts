/** Which problem codes the code of each operation names: what its handler reaches, by the names that declarations use. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { problems } from '@stoa/kit/generated/problems'
import { parseSync } from 'oxc-parser'
import { ROOT } from './compose-file.ts'

type Node = { type?: string } & Record<string, unknown>

/** A declaration at the top of a file. */
interface Declaration {
  /** Names that it uses. */
  names: Set<string>
  codes: Set<string>
}

interface Module {
  declarations: Map<string, Declaration>
  /** Local name → file and the name there; `*` stands for all of the file. */
  imports: Map<string, { file: string; name: string }>
}

/** Sums beyond 2^53 minor units: whatever reads or adds amounts reaches it, and no shop does. */
const UNREACHED = new Set(['safeAmount'])

const SERVICES = join(ROOT, 'services')
const isCode = (value: unknown): value is string => typeof value === 'string' && Object.hasOwn(problems, value)

/** Names of members, which are no names of declarations: `b` of `a.b` and of `{ b: c }`. */
const MEMBER_NAMES: Readonly<Record<string, string>> = { MemberExpression: 'property', Property: 'key' }

function* childrenOf(node: Node): Generator<Node> {
  for (const [key, value] of Object.entries(node)) {
    if (key === MEMBER_NAMES[node.type ?? ''] && !node.computed) continue
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') yield child
  }
}

function literalsIn(node: Node, into: Set<string>): void {
  if (node.type === 'Literal' && isCode(node.value)) into.add(node.value)
  for (const child of childrenOf(node)) literalsIn(child, into)
}

const isThrown = ({ type, callee }: Node) =>
  type === 'NewExpression' || (type === 'CallExpression' && (callee as Node).type === 'Super')

function read(node: Node, into: Declaration): void {
  if (node.type === 'Identifier') into.names.add(String(node.name))
  // `flow.placeOrder`, of `import * as flow`.
  const { object, property } = node as { object?: Node; property?: Node }
  if (node.type === 'MemberExpression' && object?.name) into.names.add(`${object.name}.${property?.name}`)
  // `new DomainError('not_found')`; a comparison with a code throws none.
  const [first] = isThrown(node) ? (node.arguments as Node[]) : []
  if (first) literalsIn(first, into.codes)
  for (const child of childrenOf(node)) read(child, into)
}

function declarationOf(node: Node): Declaration {
  const declaration = { names: new Set<string>(), codes: new Set<string>() }
  read(node, declaration)
  return declaration
}

/** `@stoa/kit/values/problem` or `./carts.ts` as a file; null for what is not ours. */
function fileOf(specifier: string, from: string): string | null {
  const [, service, path] = /^@stoa\/([a-z-]+)\/(.+)$/.exec(specifier) ?? []
  const file = service ? join(SERVICES, service, `${path}.ts`) : join(dirname(from), specifier)
  return existsSync(file) ? file : null
}

function readStatement(given: Node, file: string, module: Module): void {
  const node = (given.declaration as Node | null | undefined) ?? given
  if (node.type === 'ImportDeclaration') {
    const from = fileOf(String((node.source as Node).value), file)
    for (const { local, imported } of node.specifiers as { local: Node; imported?: Node }[]) {
      if (from) module.imports.set(String(local.name), { file: from, name: imported ? String(imported.name) : '*' })
    }
  } else if (node.type === 'VariableDeclaration') {
    for (const one of node.declarations as Node[]) {
      const { type, name } = one.id as Node
      if (type === 'Identifier') module.declarations.set(String(name), declarationOf(one))
    }
  } else if (node.id) module.declarations.set(String((node.id as Node).name), declarationOf(node))
}

const modules = new Map<string, Module>()

function moduleOf(file: string): Module {
  const known = modules.get(file)
  if (known) return known
  const module: Module = { declarations: new Map(), imports: new Map() }
  modules.set(file, module)
  const { program } = parseSync(file, readFileSync(file, 'utf8'))
  for (const statement of program.body as unknown as Node[]) readStatement(statement, file, module)
  return module
}

function collect(file: string, name: string, seen: Set<string>, codes: Set<string>): void {
  const key = `${file}#${name}`
  if (seen.has(key) || file.includes('/generated/') || UNREACHED.has(name)) return
  seen.add(key)
  const { declarations, imports } = moduleOf(file)
  const [own = '', member] = name.split('.')
  const imported = imports.get(own)
  if (imported) {
    collect(imported.file, imported.name === '*' ? (member ?? '') : imported.name, seen, codes)
    return
  }
  const declaration = declarations.get(name)
  for (const code of declaration?.codes ?? []) codes.add(code)
  for (const used of declaration?.names ?? []) collect(file, used, seen, codes)
}

/** operationId → codes that its handler and what that uses name. */
export function thrownCodes(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const files = readdirSync(SERVICES, { recursive: true, encoding: 'utf8' })
  for (const path of files.filter((each) => /^[a-z]+\/handlers\/.*\.ts$/.test(each))) {
    const file = join(SERVICES, path)
    for (const name of moduleOf(file).declarations.keys()) {
      const codes = new Set<string>()
      collect(file, name, new Set(), codes)
      found.set(name, codes)
    }
  }
  return found
}
