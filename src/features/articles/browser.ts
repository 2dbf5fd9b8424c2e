export { openNotes } from './elements/reading/open-notes.ts'
