import { type Counts, total } from './counts.ts'

const width = 24

/** How far an import is: bytes read of all, items done, seconds passed. */
export type Progress = { read: number; bytes: number; counts: Counts; seconds: number }

/** One line that says how far an import is, how fast it goes and how long it will take. */
export const progressLine = (progress: Progress): string => {
  const done = Math.round(shareOf(progress) * width)
  return `${'█'.repeat(done)}${'░'.repeat(width - done)} ${plainProgress(progress)}`
}

/** The same in words, for where nobody watches a bar. */
export const plainProgress = (progress: Progress): string => {
  const { counts, seconds } = progress
  const share = shareOf(progress)
  const rate = seconds > 0 ? total(counts) / seconds : 0
  const left = share > 0.01 ? `  ${clock((seconds / share) * (1 - share))} left` : ''
  return `${Math.round(share * 100)}%  ${total(counts)} items  ${rate.toFixed(0)}/s${left}`
}

const shareOf = ({ read, bytes }: Progress): number => (bytes > 0 ? Math.min(1, read / bytes) : 0)

const clock = (seconds: number): string => {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
