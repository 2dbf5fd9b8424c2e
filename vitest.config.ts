import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const browser = 'tests/browser/**/*.test.ts'

/** Large files first, as ever, but before them those that look at every page: short to read, and long to run. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => /\/(?:axe|restore|start|demo)[a-z-]*\.test\.ts$/.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    globalSetup: ['tests/harness/global-setup.ts'],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
        test: {
          name: 'house',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', '{bench,training}/**/*.test.ts'],
          exclude: [browser, '**/node_modules/**'],
          pool: 'forks',
          // Three on two cores: much of a test is waiting for a process to start or to end.
          maxWorkers: 3,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
        test: {
          name: 'browser',
          include: [browser],
          pool: 'forks',
          // After all else, for what a person would see has its time limits.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
