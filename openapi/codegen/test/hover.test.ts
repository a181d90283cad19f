/** What an editor shows of the real SDK: TypeScript's language service is called as an editor calls it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import ts from 'typescript'

const sdk = join(import.meta.dirname, '..', '..', '..', 'sdk')
/** A file that exists in memory only. */
const file = join(sdk, 'test', 'hover.ts')

const source = `import { type OrderPaymentStatus, type PlaceOrderResult, Stoa } from '../src/index.ts'

const stoa = new Stoa({ baseUrl: 'http://shop' })
export const cart = await stoa.carts.get('cart_1')
export const products = stoa.products.list({ q: 'chair' })
export const page = await products
export const facets = page.facets
export const product = page.data[0]
export const stock = stoa.admin.stock.list()
export const placed = await stoa.carts.complete(cart.id)
export const requested = await stoa.request('getCart', { path: { id: cart.id } })
export const item = cart.items[0]
export const result: PlaceOrderResult = placed
export const paid: OrderPaymentStatus = 'paid'
export const list = stoa.products.list
`

function service(): ts.LanguageService {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  }
  const read = (path: string) => (path === file ? source : ts.sys.readFile(path))
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = read(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => sdk,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: read,
  })
}

t.test('what an editor shows', (t) => {
  const editor = service()
  t.same(
    editor.getSemanticDiagnostics(file).map(({ messageText }) => messageText),
    [],
    'the calls compile',
  )
  const hover = (name: string) => {
    const position = source.search(new RegExp(`const ${name}\\b`)) + 'const '.length
    return ts.displayPartsToString(editor.getQuickInfoAtPosition(file, position)?.displayParts)
  }
  const shown = {
    cart: 'Cart',
    products: 'PagePromise<ProductCard>',
    page: 'Page<ProductCard>',
    facets: 'Facet[] | undefined',
    product: 'ProductCard | undefined',
    stock: 'PagePromise<StockLevel>',
    placed: 'Order | OrderPending',
    requested: 'Cart',
    item: 'CartItem | undefined',
    result: 'PlaceOrderResult',
    paid: 'OrderPaymentStatus',
    list: '(query?: ListProductsParams, options?: RequestOptions) => PagePromise<ProductCard>',
  }
  for (const [name, type] of Object.entries(shown)) t.equal(hover(name), `const ${name}: ${type}`)
  t.end()
})

t.test('nothing generated names a type by its path', (t) => {
  const types = readFileSync(join(sdk, 'src', 'generated', 'types.ts'), 'utf8')
  t.notMatch(types, /components\[|export interface (paths|components)/)
  t.end()
})
