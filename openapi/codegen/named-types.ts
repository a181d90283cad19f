import ts from 'typescript'

const { factory } = ts

type Members = Map<string, ts.PropertySignature>

function declared(nodes: readonly ts.Node[], name: string): ts.InterfaceDeclaration | null {
  const found = nodes.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name)
  return (found as ts.InterfaceDeclaration | undefined) ?? null
}

const nameOf = (name: ts.PropertyName) => (ts.isComputedPropertyName(name) ? '' : name.text)

function membersOf(members: Iterable<ts.TypeElement>): Members {
  const properties = [...members].filter((member) => ts.isPropertySignature(member))
  return new Map(properties.map((member) => [nameOf(member.name), member]))
}

/** What one kind of component holds, `schemas` say; empty when the document has none of that kind. */
function componentsOf(nodes: readonly ts.Node[], kind: string): Members {
  const type = membersOf(declared(nodes, 'components')?.members ?? []).get(kind)?.type
  return type && ts.isTypeLiteralNode(type) ? membersOf(type.members) : new Map()
}

/** `['schemas', 'Cart']` for `components["schemas"]["Cart"]`; null for every other node. */
function referenceOf(node: ts.Node): [kind: string, name: string] | null {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return null
  const [root, kind, name] = [node.objectType.objectType, node.objectType.indexType, node.indexType]
  const isComponents =
    ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === 'components'
  if (!isComponents || !ts.isLiteralTypeNode(kind) || !ts.isLiteralTypeNode(name)) return null
  return [(kind.literal as ts.StringLiteral).text, (name.literal as ts.StringLiteral).text]
}

/** `option.*` stands for every query key that begins with `option.`. */
function familyOf(member: ts.PropertySignature): ts.IndexSignatureDeclaration | null {
  const name = nameOf(member.name)
  if (!name.endsWith('.*')) return null
  const text = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword)
  const span = factory.createTemplateLiteralTypeSpan(text, factory.createTemplateTail(''))
  const key = factory.createTemplateLiteralType(factory.createTemplateHead(name.slice(0, -1)), [span])
  const value = factory.createUnionTypeNode([
    member.type ?? text,
    factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
  ])
  const parameter = factory.createParameterDeclaration(undefined, undefined, 'key', undefined, key)
  return factory.createIndexSignature(undefined, [parameter], value)
}

/** A comment as an editor shows it: the description without its tag, and nothing that the type says already. */
function plain(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^ ?\* ?/, '').trimEnd())
  const kept = lines.map((line) => line.replace('@description ', '')).filter((line) => !/^@enum|^$/.test(line))
  if (kept.length <= 1) return kept.length === 0 ? '' : `* ${kept[0]} `
  return `*\n${kept.map((line) => ` * ${line}\n`).join('')} `
}

function withComments<T extends ts.Node>(node: T, from: ts.Node): T {
  const comments = (ts.getSyntheticLeadingComments(from) ?? []).map((comment) => ({
    ...comment,
    text: plain(comment.text),
  }))
  return ts.setSyntheticLeadingComments(
    node,
    comments.filter(({ text }) => text !== ''),
  )
}

/** Replaces each reference to a component: schemas and responses by their names, parameters by what they are. */
function named(root: ts.TypeNode, parameters: Members): ts.TypeNode {
  const visit = (node: ts.Node): ts.Node => {
    const [kind, name] = referenceOf(node) ?? []
    if (kind === 'parameters') return visit(parameters.get(name ?? '')?.type ?? node)
    if (kind !== undefined && name !== undefined) {
      return factory.createTypeReferenceNode(kind === 'responses' ? `${name}Response` : name)
    }
    const below = ts.visitEachChild(node, visit, undefined)
    if (!ts.isPropertySignature(below)) return below
    return withComments(familyOf(below) ?? below, node)
  }
  return visit(root) as ts.TypeNode
}

function declaration(name: string, member: ts.PropertySignature, parameters: Members): ts.Node {
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)]
  const type = named(member.type ?? factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword), parameters)
  const node = ts.isTypeLiteralNode(type)
    ? factory.createInterfaceDeclaration(exported, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(exported, name, undefined, type)
  return withComments(node, member)
}

/** Operations with their summaries, which openapi-typescript writes at the paths only. */
function operationsOf(nodes: readonly ts.Node[]): ts.PropertySignature[] {
  const operations = membersOf(declared(nodes, 'operations')?.members ?? [])
  for (const { type: item } of membersOf(declared(nodes, 'paths')?.members ?? []).values()) {
    if (!item || !ts.isTypeLiteralNode(item)) continue
    for (const method of membersOf(item.members).values()) {
      if (!method.type || !ts.isIndexedAccessTypeNode(method.type)) continue
      const { literal } = method.type.indexType as ts.LiteralTypeNode
      const operation = operations.get((literal as ts.StringLiteral).text)
      if (operation) ts.setSyntheticLeadingComments(operation, ts.getSyntheticLeadingComments(method))
    }
  }
  return [...operations.values()]
}

/**
 * openapi-typescript's declarations with every schema lifted to a type of its own name, so that an editor shows
 * `Cart` and not `components["schemas"]["Cart"]`. Of the rest only `operations` is kept: nothing reads `paths`.
 */
export function namedTypes(nodes: readonly ts.Node[]): ts.Node[] {
  const parameters = componentsOf(nodes, 'parameters')
  const lift = (members: Members, suffix: string) =>
    [...members].map(([name, member]) => declaration(`${name}${suffix}`, member, parameters))
  const operations = operationsOf(nodes)
  const literal = factory.createTypeLiteralNode(operations)
  const whole = factory.createPropertySignature(undefined, 'operations', undefined, literal)
  return [
    ...lift(componentsOf(nodes, 'schemas'), ''),
    ...lift(componentsOf(nodes, 'responses'), 'Response'),
    ...(operations.length > 0 ? [declaration('operations', whole, parameters)] : []),
  ]
}
