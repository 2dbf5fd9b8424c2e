import './elements/channel-tabs.ts'

// Only editors order headlines: no reader loads what for.
if (document.querySelector('headline-list')) void import('./elements/headline-list.ts')
