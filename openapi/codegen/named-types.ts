import ts from 'typescript'
import { exported, keyword, type Members, membersOf, membersOfType, typeNamed, withComments } from './syntax.ts'

const { factory } = ts

/** An interface among openapi-typescript's declarations: `components`, `operations` or `paths`. */
function interfaceNamed(nodes: readonly ts.Node[], name: string): Members {
  const found = nodes.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name)
  return membersOf((found as ts.InterfaceDeclaration | undefined)?.members ?? [])
}

const componentsOf = (nodes: readonly ts.Node[], kind: string) =>
  membersOfType(interfaceNamed(nodes, 'components').get(kind)?.type)

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
  const name = ts.isStringLiteral(member.name) ? member.name.text : ''
  if (!name.endsWith('.*')) return null
  const text = keyword(ts.SyntaxKind.StringKeyword)
  const span = factory.createTemplateLiteralTypeSpan(text, factory.createTemplateTail(''))
  const key = factory.createTemplateLiteralType(factory.createTemplateHead(name.slice(0, -1)), [span])
  const value = factory.createUnionTypeNode([member.type ?? text, keyword(ts.SyntaxKind.UndefinedKeyword)])
  const parameter = factory.createParameterDeclaration(undefined, undefined, 'key', undefined, key)
  return factory.createIndexSignature(undefined, [parameter], value)
}

/** Replaces each reference to a component: schemas and responses by their names, parameters by what they are. */
function named<T extends ts.Node>(root: T, parameters: Members): T {
  const visit = (node: ts.Node): ts.Node => {
    const [kind, name] = referenceOf(node) ?? []
    if (kind === 'parameters') return visit(parameters.get(name ?? '')?.type ?? node)
    if (kind === 'headers') return keyword(ts.SyntaxKind.StringKeyword)
    if (kind !== undefined && name !== undefined) return typeNamed(kind === 'responses' ? `${name}Response` : name)
    const below = ts.visitEachChild(node, visit, undefined)
    return ts.isPropertySignature(below) ? withComments(familyOf(below) ?? below, node) : below
  }
  return visit(root) as T
}

/** Operations with their summaries, which openapi-typescript writes at the paths only. */
function operationsOf(nodes: readonly ts.Node[]): ts.PropertySignature[] {
  const operations = interfaceNamed(nodes, 'operations')
  for (const { type: item } of interfaceNamed(nodes, 'paths').values()) {
    for (const method of membersOfType(item).values()) {
      if (!method.type || !ts.isIndexedAccessTypeNode(method.type)) continue
      const { literal } = method.type.indexType as ts.LiteralTypeNode
      const operation = operations.get((literal as ts.StringLiteral).text)
      if (operation) ts.setSyntheticLeadingComments(operation, ts.getSyntheticLeadingComments(method))
    }
  }
  return [...operations.values()]
}

export interface NamedTypes {
  /** One declaration for each schema and each response. */
  components: ts.Node[]
  /** Members of the interface `operations`; their types name the components. */
  operations: ts.PropertySignature[]
}

/**
 * openapi-typescript's declarations with every schema lifted to a type of its own name, so that an editor shows
 * `Cart` and not `components["schemas"]["Cart"]`. Of the rest only the operations are kept: nothing reads `paths`.
 */
export function namedTypes(nodes: readonly ts.Node[]): NamedTypes {
  const parameters = componentsOf(nodes, 'parameters')
  const lift = (kind: string, suffix: string) =>
    [...componentsOf(nodes, kind)].map(([name, member]) => {
      const type = named(member.type ?? keyword(ts.SyntaxKind.UnknownKeyword), parameters)
      return withComments(exported(name + suffix, type), member)
    })
  return {
    components: [...lift('schemas', ''), ...lift('responses', 'Response')],
    operations: operationsOf(nodes).map((operation) => named(operation, parameters)),
  }
}
