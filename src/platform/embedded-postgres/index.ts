export { type EmbeddedDatabase, type OpenOptions, openEmbedded } from './open.ts'
