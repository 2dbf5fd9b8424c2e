// A process of its own, so that nothing is warm.
import { readFileSync } from 'node:fs'
import { claimModel, findClaims } from '#features/document/index.ts'
import { findTimes } from './find-times.ts'

const { lang, text } = JSON.parse(readFileSync(0, 'utf8')) as { lang: 'zh' | 'en'; text: string }
const times = findTimes(text, claimModel(lang))
const before = process.cpuUsage()
const rounds = 30
for (let round = 0; round < rounds; round += 1) findClaims(text, claimModel(lang))
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ ...times, processor: (user + system) / 1000 / rounds }))
