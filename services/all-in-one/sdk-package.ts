import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

interface PackOptions {
  /** Of the repository. */
  root: string
  dataDir: string
}

/** Changes with everything that goes into the package. */
function fingerprint(sdk: string): string {
  const hash = createHash('sha256')
  const sources = readdirSync(join(sdk, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of [...sources.sort(), ...['package.json', 'build.ts', 'README.md'].map((name) => join(sdk, name))]) {
    hash.update(file.slice(sdk.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex').slice(0, 32)
}

/** Where the package of this state of the sources is, once `packSdk` has made it. */
export function sdkPackageFile({ root, dataDir }: PackOptions): string {
  return join(dataDir, 'sdk', `${fingerprint(join(root, 'sdk'))}.tgz`)
}

/** Builds and packs the SDK, for storefronts outside the repository and for programs inside it, unless that was done before. */
export async function packSdk({ root, dataDir }: PackOptions): Promise<void> {
  const file = sdkPackageFile({ root, dataDir })
  if (existsSync(file) && existsSync(join(root, 'sdk', 'dist'))) return
  const folder = `${file}-${process.pid}`
  mkdirSync(folder, { recursive: true })
  try {
    const settings = { cwd: root, shell: process.platform === 'win32' }
    await promisify(execFile)('npm', ['pack', './sdk', '--silent', '--pack-destination', folder], settings)
    const [made = ''] = readdirSync(folder)
    renameSync(join(folder, made), file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
