import { useSay } from '#ui/frame.tsx'

/** Says of an item that people put it there. */
export const PinnedMark = () => <span class="pinned">{useSay().headlines.mark}</span>
