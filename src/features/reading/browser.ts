export { tellOpened } from './elements/open-beacon.ts'
