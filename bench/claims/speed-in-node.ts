// A process of its own, so that nothing is warm.
import { readFileSync } from 'node:fs'
import { claimModel } from '#features/document/index.ts'
import { findTimes } from './find-times.ts'

const { lang, text } = JSON.parse(readFileSync(0, 'utf8')) as { lang: 'zh' | 'en'; text: string }
console.log(JSON.stringify(findTimes(text, claimModel(lang))))
