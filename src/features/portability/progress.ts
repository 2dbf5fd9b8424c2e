import { type Counts, total } from './counts.ts'

const width = 24

/** One line that says how far an import is, how fast it goes and how long it will take. */
export const progressLine = ({
  read,
  bytes,
  counts,
  seconds,
}: {
  read: number
  bytes: number
  counts: Counts
  seconds: number
}): string => {
  const share = bytes > 0 ? Math.min(1, read / bytes) : 0
  const done = Math.round(share * width)
  const items = total(counts)
  const rate = seconds > 0 ? items / seconds : 0
  const left = share > 0.01 ? (seconds / share) * (1 - share) : undefined
  const bar = `${'█'.repeat(done)}${'░'.repeat(width - done)}`
  return `${bar} ${Math.round(share * 100)}%  ${items} items  ${rate.toFixed(0)}/s${left === undefined ? '' : `  ${clock(left)} left`}`
}

const clock = (seconds: number): string => {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
