import { join } from 'node:path'
import type { Config } from './config.ts'
import { newId } from './ids.ts'
import { askS3, type S3, StorageFailure } from './s3-requests.ts'
import { s3Storage } from './s3-storage.ts'
import { type Outcome, refuse, type Sentence } from './sentence.ts'
import { folderStorage, type Storage } from './storage.ts'

type Opened = { storage: Storage; isAway?: Sentence }

/**
 * The storage that the operator chose. Keys or a bucket that are wrong are refused; a storage that is away for the
 * moment is not, for all but its pictures can be read without it.
 */
export const openStorage = async (config: Config): Promise<Outcome<Opened>> => {
  const media = join(config.dataFolder, 'media')
  const s3 = s3Of(config)
  if (!s3) return { ok: true, storage: await folderStorage(media) }
  const storage = await s3Storage(s3, join(media, 'incoming'))
  const sentence = await whyNot(s3)
  if (!sentence) return { ok: true, storage }
  return sentence.isPassing ? { ok: true, storage, isAway: sentence } : { ok: false, sentence }
}

const s3Of = ({ s3Endpoint, s3Bucket, s3Region, s3AccessKeyId, s3SecretAccessKey }: Config): S3 | undefined =>
  s3Endpoint && s3Bucket && s3AccessKeyId && s3SecretAccessKey
    ? {
        endpoint: s3Endpoint,
        bucket: s3Bucket,
        region: s3Region,
        accessKeyId: s3AccessKeyId,
        secretAccessKey: s3SecretAccessKey,
      }
    : undefined

const whyNot = async (s3: S3): Promise<(Sentence & { isPassing: boolean }) | undefined> => {
  try {
    await askS3(s3, { method: 'GET', path: '?list-type=2&max-keys=1' })
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error
    return { ...explain(error, s3), isPassing: !error.status || error.status === 429 || error.status >= 500 }
  }
}

const explain = ({ status, reason }: StorageFailure, { endpoint, bucket, region }: S3): Sentence => {
  if (reason === 'NoSuchBucket')
    return {
      en: `There is no bucket ${bucket} at ${endpoint.host}: create it, or mend S3_BUCKET.`,
      zh: `${endpoint.host} 上没有存储桶 ${bucket}：请先创建，或改正 S3_BUCKET。`,
    }
  if (status === 301 || status === 307 || /Region|AuthorizationHeaderMalformed|PermanentRedirect/.test(reason))
    return {
      en: `The bucket ${bucket} is not in the region ${region}: mend S3_REGION or S3_ENDPOINT.`,
      zh: `存储桶 ${bucket} 不在区域 ${region}：请改正 S3_REGION 或 S3_ENDPOINT。`,
    }
  if (status === 401 || status === 403)
    return {
      en: `The object storage at ${endpoint.host} refuses the keys for ${bucket} (${reason || status}): mend S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, which must allow listing, reading, writing and deleting.`,
      zh: `${endpoint.host} 的对象存储拒绝用这对密钥访问 ${bucket}（${reason || status}）：请改正 S3_ACCESS_KEY_ID 和 S3_SECRET_ACCESS_KEY，它们须有列出、读取、写入和删除的权限。`,
    }
  return {
    en: `The object storage at ${endpoint.host} does not answer as it should (${reason || status}): look at it, or mend S3_ENDPOINT.`,
    zh: `${endpoint.host} 的对象存储没有正常回应（${reason || status}）：请检查它，或改正 S3_ENDPOINT。`,
  }
}

/** Writes, reads and deletes a little file; what went wrong otherwise. */
export const tryStorage = async (storage: Storage): Promise<Outcome<object>> => {
  const key = `private/trial/${newId()}`
  try {
    await storage.put(key, Buffer.from(key))
    const stored = await storage.get(key)
    const read = stored ? Buffer.concat(await stored.stream().toArray()).toString() : ''
    await storage.delete(key)
    return read === key && !(await storage.head(key)) ? { ok: true } : failed('it does not give back what it got')
  } catch (error) {
    return failed((error as Error).message)
  }
}

const failed = (why: string) => refuse(`The media storage does not work: ${why}.`, `媒体存储不能正常工作：${why}。`)
