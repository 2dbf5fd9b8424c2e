// The door to the threads that convert: it loads nothing of what they do, so that they can begin before all else.

export { ConversionThreads, threadsFor } from './conversion-threads.ts'
