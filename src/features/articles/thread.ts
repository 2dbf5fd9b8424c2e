// The door for what also runs in a worker thread: nothing here needs a database or a page.
export { type Declaration, type Details, declarationSchema, detailsSchema } from './details.ts'
export type { Words } from './imported-article.ts'
export { textsOf } from './imported-texts.ts'
