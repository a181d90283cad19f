import type { Log } from '../observability/log.ts'
import { ConfigError, type ConfigOf, flag, optional, optionalUrl, type Setting, text } from '../process/config.ts'
import { UnavailableError } from '../values/problem.ts'
import type { BucketTiming } from './bucket.ts'
import { createBucketOriginals } from './bucket-originals.ts'
import { withFolderBehind } from './folder-behind.ts'
import { createFolderOriginals } from './folder-originals.ts'
import type { Originals } from './originals.ts'

const matching = <T>(pattern: RegExp, what: string, value: T): Setting<string | T> => ({
  parse(given) {
    if (!pattern.test(given)) throw new Error(`is not ${what}`)
    return given
  },
  fallback: { value },
})

/** Where the pictures and uploads of a shop are: in a folder, or in a bucket once one is named. */
export const fileSettings = {
  /** Folder for pictures and uploads; with a bucket, for drafts and the sizes of pictures only. */
  FILES_DIR: text(),
  S3_BUCKET: matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket', undefined),
  /** Address of the store; Amazon's of the region unless set. */
  S3_ENDPOINT: optionalUrl(['https', 'http']),
  S3_REGION: matching(/^[a-z0-9-]{1,60}$/, 'the name of a region', 'us-east-1'),
  /** Before every key, so that a bucket may hold other things too. */
  S3_PREFIX: matching(/^[\w.-]+(\/[\w.-]+)*\/?$/, 'of the form a/b with letters, digits and ._-', ''),
  S3_ACCESS_KEY_ID: optional(),
  S3_SECRET_ACCESS_KEY: optional(),
  /** Whether the bucket is named in the path, as any store understands, or before the host. */
  S3_PATH_STYLE: flag(true),
}

/** Stores take no more at once. */
export const MAX_UPLOAD_BYTES = 5_000_000_000

export type FileConfig = ConfigOf<typeof fileSettings>

function openBucket(bucket: string, config: FileConfig, timing: Partial<BucketTiming>): Originals {
  const { S3_REGION: region, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config
  if (!accessKeyId || !secretAccessKey)
    throw new ConfigError(['S3_BUCKET is set, so S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY have to be'])
  return createBucketOriginals({
    ...{ bucket, region, accessKeyId, secretAccessKey, pathStyle: config.S3_PATH_STYLE, timing },
    endpoint: config.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`,
    prefix: config.S3_PREFIX === '' ? '' : config.S3_PREFIX.replace(/\/?$/, '/'),
  })
}

/** The bucket that is named; null without one. */
export const bucketOf = (config: FileConfig, timing: Partial<BucketTiming> = {}): Originals | null =>
  config.S3_BUCKET === undefined ? null : openBucket(config.S3_BUCKET, config, timing)

/**
 * Says at start what would otherwise be found out by the first upload. A store that is away may be back by then. One that refuses ends the start
 * of a shop that has no pictures yet; any other sells without them, rather than not at all: the bucket may be full, or its account locked.
 */
export async function checkBucket(
  originals: Originals,
  log: Pick<Log, 'warn' | 'error'>,
  hasPictures: () => Promise<boolean>,
): Promise<void> {
  if (originals.kind !== 'bucket') return
  await originals.check().catch(async (error: unknown) => {
    if (error instanceof UnavailableError)
      return log.warn({ err: error }, 'the bucket of pictures and files does not answer')
    if (!(await hasPictures())) throw error
    log.error({ err: error }, 'the bucket of pictures and files refuses; nothing is uploaded, or read')
  })
}

/** Where files are by these settings. */
export function originalsOf(config: FileConfig, timing: Partial<BucketTiming> = {}): Originals {
  const folder = createFolderOriginals(config.FILES_DIR)
  const bucket = bucketOf(config, timing)
  return bucket ? withFolderBehind(bucket, folder) : folder
}
