import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Frame, render, useFrame } from './frame.tsx'

type SlotProps = {
  /** What must be known of the person: see web/personal-facts.ts. */
  asks?: string[]
  /** Reads `person` and `keptAt` from the frame; it is called again for each reader whose page is filled in here. */
  show: () => Child
}

/** A part of a shared page that is the reader's own. A stranger's is kept with the page. */
export const Slot = ({ asks = [], show }: SlotProps) => {
  const { recorder } = useFrame()
  const Own = () => <>{show()}</>
  if (!recorder) return <Own />
  const [begin, end] = recorder.slot(asks, (frame) => render(frame as Frame, <Own />))
  return (
    <>
      {raw(begin)}
      <Own />
      {raw(end)}
    </>
  )
}
