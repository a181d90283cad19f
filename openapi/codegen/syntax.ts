import ts from 'typescript'

/** Small steps on TypeScript's syntax trees, of declarations as openapi-typescript makes them. */
const { factory } = ts

export type Members = Map<string, ts.PropertySignature>

const nameOf = (name: ts.PropertyName) => (ts.isComputedPropertyName(name) ? '' : name.text)

export function membersOf(members: Iterable<ts.TypeElement>): Members {
  const properties = [...members].filter((member) => ts.isPropertySignature(member))
  return new Map(properties.map((member) => [nameOf(member.name), member]))
}

/** The members of a type literal; none for every other type. */
export function membersOfType(type: ts.TypeNode | undefined): Members {
  return type && ts.isTypeLiteralNode(type) ? membersOf(type.members) : new Map()
}

/** A comment as an editor shows it: the description without its tag, and nothing that the type says already. */
function plain(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^ ?\* ?/, '').trimEnd())
  const kept = lines
    .map((line) => line.replace('@description ', ''))
    .filter((line) => !/^@enum|^$|^discriminator enum property/.test(line))
  if (kept.length <= 1) return kept.length === 0 ? '' : `* ${kept[0]} `
  return `*\n${kept.map((line) => ` * ${line}\n`).join('')} `
}

/** Gives a node the comments of another. */
export function withComments<T extends ts.Node>(node: T, from: ts.Node): T {
  const comments = (ts.getSyntheticLeadingComments(from) ?? []).map((comment) => ({
    ...comment,
    text: plain(comment.text),
  }))
  return ts.setSyntheticLeadingComments(
    node,
    comments.filter(({ text }) => text !== ''),
  )
}

/** `export interface Cart { … }` for a type literal, `export type Locale = string` for every other type. */
export function exported(name: string, type: ts.TypeNode): ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)]
  return ts.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(modifiers, name, undefined, type)
}

export const keyword = (kind: ts.KeywordTypeSyntaxKind) => factory.createKeywordTypeNode(kind)

/** The name of another type. */
export const typeNamed = (name: string, of?: ts.TypeNode) => factory.createTypeReferenceNode(name, of && [of])

/** `export interface operations { … }`, or nothing when there are none. */
export function exportedOperations(operations: readonly ts.PropertySignature[]): ts.Node[] {
  return operations.length === 0 ? [] : [exported('operations', factory.createTypeLiteralNode(operations))]
}
