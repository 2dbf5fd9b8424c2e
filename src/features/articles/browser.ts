export type { Details } from './details.ts'
