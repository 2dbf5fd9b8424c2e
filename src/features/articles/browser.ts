import './elements/reading/edit-link.ts'

export { openNotes } from './elements/reading/open-notes.ts'
