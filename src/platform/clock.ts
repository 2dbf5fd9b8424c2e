/** The one place that asks what time it is, so that a test can set it. */
let offset = 0

export const now = (): Date => new Date(Date.now() + offset)

/** Tests and the filling of the demo only: moves the clock of this process by some milliseconds. */
export const moveClock = (milliseconds: number): void => {
  offset += milliseconds
}
