import './elements/channel-tabs.ts'
