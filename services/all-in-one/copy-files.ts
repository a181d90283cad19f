/**
 * Copies the pictures and files of a shop from its folder to the bucket that its settings name, beside the shop that sells.
 * What is there is passed over, so it may be run again. How it is used: docs/files.md.
 */
import { PATIENT } from '@stoa/kit/files/bucket'
import { copyToBucket } from '@stoa/kit/files/copy'
import { createFolderOriginals } from '@stoa/kit/files/folder-originals'
import { bucketOf, fileSettings } from '@stoa/kit/files/settings'
import { ConfigError, readConfig } from '@stoa/kit/process/config'
import { failOnConfig } from '@stoa/kit/process/process'
import { UnavailableError } from '@stoa/kit/values/problem'

async function main(): Promise<void> {
  const config = readConfig(process.env, fileSettings)
  const bucket = bucketOf(config, PATIENT)
  if (!bucket) throw new ConfigError(['S3_BUCKET is missing'])
  const folder = createFolderOriginals(config.FILES_DIR)
  try {
    await folder.check()
    await bucket.check()
    const { copied, bytes, known, damaged } = await copyToBucket(config.FILES_DIR, folder, bucket)
    console.log(`${copied} files copied (${(bytes / 1e6).toFixed(1)} MB), ${known} were there`)
    if (damaged.length === 0) return
    console.error(`Not copied, because they are not what was put: ${damaged.join(', ')}`)
    process.exitCode = 1
  } finally {
    await bucket.close()
  }
}

try {
  await main()
} catch (error) {
  if (error instanceof UnavailableError) console.error(`${error.message} ${(error.cause as Error).message}`)
  else if (error instanceof Error && 'syscall' in error) console.error(error.message)
  else failOnConfig(error)
  process.exitCode = 1
}
