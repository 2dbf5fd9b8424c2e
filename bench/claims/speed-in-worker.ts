import { readModel } from '#features/document/claims/model.ts'
import { findTimes } from './find-times.ts'

addEventListener('message', ({ data }: MessageEvent<{ text: string; model: Uint8Array }>) => {
  postMessage(findTimes(data.text, readModel(data.model)))
})
