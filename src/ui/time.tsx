import { type TimeForm, toldUntil, writeTime } from './dates.ts'
import { useFrame } from './frame.tsx'

/** A moment, told in the zone of the site. Script tells it again in the reader's own zone, see elements/local-times.ts. */
export const Time = ({ at, form = 'minute' }: { at: Date; form?: TimeForm }) => {
  const frame = useFrame()
  frame.recorder?.keepUntil(toldUntil(at, form, frame.now))
  const minute = writeTime(at, 'minute', frame)
  const text = writeTime(at, form, frame)
  return (
    <time datetime={at.toISOString()} data-form={form} title={text === minute ? undefined : minute}>
      {text}
    </time>
  )
}
