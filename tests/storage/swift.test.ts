import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../boot/own-server.ts'
import { refusalOf, testBehaviour } from './behaviour.ts'

const programs = ['swift-proxy-server', 'swift-account-server', 'swift-container-server', 'swift-object-server']
const isThere = (name: string) => existsSync(join('/usr/bin', name))
const has = [...programs, 'memcached'].every(isThere) && process.getuid?.() === 0

/** OpenStack Swift speaks S3, and checks signatures as AWS does (Debian: swift-proxy, -account, -container, -object). */
describe.skipIf(!has)(
  'in a real object storage (skipped where OpenStack Swift and memcached are not installed)',
  () => {
    const home = mkdtempSync(join(tmpdir(), 'wenhao-swift-'))
    const running: ChildProcess[] = []
    let env: Record<string, string> = {}

    beforeAll(async () => {
      const [proxy = 0, object = 0, container = 0, account = 0, memory = 0] = await ports(5)
      configure(home, { proxy, object, container, account, memory })
      const start = (program: string, words: string[]) =>
        running.push(spawn(join('/usr/bin', program), words, { cwd: home, stdio: 'ignore' }))
      start('memcached', ['-l', '127.0.0.1', '-p', String(memory), '-u', 'root'])
      for (const program of programs) start(program, [join(home, `${program.split('-')[1]}.conf`)])
      const S3_ENDPOINT = `http://127.0.0.1:${proxy}`
      env = { S3_ENDPOINT, S3_BUCKET: 'media', S3_ACCESS_KEY_ID: 'test:tester', S3_SECRET_ACCESS_KEY: 'testing' }
      await makeBucket(S3_ENDPOINT)
    }, 120_000)

    afterAll(() => {
      for (const child of running) child.kill('SIGKILL')
      rmSync(home, { recursive: true, force: true })
    })

    testBehaviour(() => env)

    test('a wrong secret and a missing bucket are named', async () => {
      expect(await refusalOf({ ...env, S3_SECRET_ACCESS_KEY: 'wrong' })).toContain('refuses the keys for media')
      expect(await refusalOf({ ...env, S3_BUCKET: 'other' })).toContain('There is no bucket other')
    })
  },
)

const ports = (count: number): Promise<number[]> => Promise.all(Array.from({ length: count }, freePort))

const makeBucket = async (endpoint: string): Promise<void> => {
  const client = new AwsClient({ accessKeyId: 'test:tester', secretAccessKey: 'testing', service: 's3', retries: 0 })
  for (let turn = 0; turn < 200; turn += 1) {
    const answer = await client
      .fetch(`${endpoint}/media`, { method: 'PUT', aws: { region: 'us-east-1' } })
      .catch(() => undefined)
    if (answer?.ok) return
    await sleep(200)
  }
  throw new Error('Swift did not come up')
}

type Ports = Record<'proxy' | 'object' | 'container' | 'account' | 'memory', number>

/** One node with one device, in a folder. */
const configure = (home: string, ports: Ports): void => {
  mkdirSync(join(home, 'node/d1'), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(home, name), text)
  write(
    'swift.conf',
    '[swift-hash]\nswift_hash_path_suffix = a\nswift_hash_path_prefix = b\n[storage-policy:0]\nname = one\ndefault = yes\n',
  )
  const shared = `swift_dir = ${home}\nuser = root\nlog_address = /dev/null\nbind_ip = 127.0.0.1\nworkers = 0\n`
  for (const kind of ['object', 'container', 'account'] as const) {
    write(
      `${kind}.conf`,
      `[DEFAULT]\n${shared}bind_port = ${ports[kind]}\ndevices = ${home}/node\nmount_check = false\n[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`,
    )
    const builder = join(home, `${kind}.builder`)
    const ring = (...words: string[]) => execFileSync('/usr/bin/swift-ring-builder', [builder, ...words], { cwd: home })
    ring('create', '4', '1', '1')
    ring('add', `r1z1-127.0.0.1:${ports[kind]}/d1`, '1')
    ring('rebalance')
  }
  const filters = ['catch_errors', 'slo', 'dlo', 'copy'].map((name) => `[filter:${name}]\nuse = egg:swift#${name}\n`)
  write(
    'proxy.conf',
    `[DEFAULT]\n${shared}bind_port = ${ports.proxy}\n[pipeline:main]\npipeline = catch_errors cache s3api tempauth slo dlo copy proxy-server\n[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\nallow_account_management = true\n[filter:cache]\nuse = egg:swift#memcache\nmemcache_servers = 127.0.0.1:${ports.memory}\n[filter:s3api]\nuse = egg:swift#s3api\nlocation = us-east-1\n[filter:tempauth]\nuse = egg:swift#tempauth\nuser_test_tester = testing .admin\n${filters.join('')}`,
  )
}
