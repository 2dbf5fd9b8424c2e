import { expect, test } from 'vitest'
import { readConfig, showSettings } from '#platform/config.ts'
import { tryStorage } from '#platform/open-storage.ts'
import { startFakeS3 } from '../harness/fake-s3.ts'
import { open, opened, refusalOf, testBehaviour } from './behaviour.ts'

const fake = await startFakeS3()

testBehaviour(() => fake.env)

test('a wrong secret, a wrong name, a wrong region and a missing bucket are each named at the start', async () => {
  const { host } = new URL(fake.env.S3_ENDPOINT ?? '')
  expect(await refusalOf({ ...fake.env, S3_SECRET_ACCESS_KEY: 'wrong' })).toBe(
    `The object storage at ${host} refuses the keys for media (SignatureDoesNotMatch): mend S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, which must allow listing, reading, writing and deleting.`,
  )
  expect(await refusalOf({ ...fake.env, S3_ACCESS_KEY_ID: 'nobody' })).toContain('(InvalidAccessKeyId)')
  expect(await refusalOf({ ...fake.env, S3_REGION: 'us-east-1' })).toContain('is not in the region us-east-1')
  expect(await refusalOf({ ...fake.env, S3_BUCKET: 'other' })).toBe(
    `There is no bucket other at ${host}: create it, or mend S3_BUCKET.`,
  )
})

test('settings that contradict each other are refused, and the secret is never shown', () => {
  const { S3_BUCKET, ...rest } = fake.env
  const read = readConfig(rest)
  expect(read.ok ? '' : read.sentence.en).toBe('S3_ENDPOINT is set, but not S3_BUCKET: set all four, or none.')
  const address = readConfig({ ...fake.env, S3_BUCKET, S3_ENDPOINT: 'storage.example.org' })
  expect(address.ok).toBe(false)
  const shown = JSON.stringify(showSettings({ ...fake.env, S3_SECRET_ACCESS_KEY: 'scheme:secret-part' }))
  expect(shown).not.toContain('secret-part')
})

test('a storage that is busy or breaks off is asked again, and one that stays away fails as a disk does', async () => {
  const storage = await opened(fake.env)
  fake.faults.push(503, 'break', 500)
  await storage.put('pictures/patient', Buffer.from('kept'))
  expect(fake.objects.get('pictures/patient')?.content.toString()).toBe('kept')
  fake.faults.push(503, 503, 503, 503)
  await expect(storage.put('pictures/lost', Buffer.from('x'))).rejects.toMatchObject({ code: 'EIO', syscall: 's3' })
  expect(fake.faults).toEqual([])
})

test('a refusal is not asked for again', async () => {
  const storage = await opened(fake.env)
  const before = fake.requests.length
  fake.faults.push(403)
  await expect(storage.put('pictures/refused', Buffer.from('x'))).rejects.toThrow('PUT pictures/refused')
  expect(fake.requests.length - before).toBe(1)
})

test('a storage that is away at the start is told, and does not keep the site from starting', async () => {
  fake.faults.push('break', 'break', 'break', 'break')
  const answer = await open(fake.env)
  expect(answer).toMatchObject({ ok: true, isAway: { en: expect.stringContaining('does not answer as it should') } })
})

test('the trial of a storage finds one that loses what it gets', async () => {
  const storage = await opened(fake.env)
  expect(await tryStorage(storage)).toEqual({ ok: true })
  const losing = { ...storage, put: async () => {} }
  expect((await tryStorage(losing)).ok).toBe(false)
})
