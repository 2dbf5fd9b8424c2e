/** A function of many numbers: its value at a point, and its gradient written into the second array. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number

type Step = { s: Float64Array; y: Float64Array; rho: number }

const remembered = 8

/** L-BFGS with a halving line search. It uses nothing by chance: the same function gives the same point, bit by bit. */
export function minimise(objective: Objective, size: number, iterations = 150, tolerance = 1e-5): Float64Array {
  let at = new Float64Array(size)
  let gradient = new Float64Array(size)
  let value = objective(at, gradient)
  const first = Math.sqrt(dot(gradient, gradient))
  const steps: Step[] = []
  for (let i = 0; i < iterations; i++) {
    const direction = descend(gradient, steps)
    const slope = dot(gradient, direction)
    let length = steps.length ? 1 : 1 / Math.sqrt(dot(gradient, gradient))
    const next = new Float64Array(size)
    const nextGradient = new Float64Array(size)
    let nextValue = 0
    for (let tries = 0; ; tries++) {
      for (let j = 0; j < size; j++) next[j] = at[j]! + length * direction[j]!
      nextValue = objective(next, nextGradient)
      if (nextValue <= value + 1e-4 * length * slope) break
      if (tries === 30) return at
      length /= 2
    }
    const s = minus(next, at)
    const y = minus(nextGradient, gradient)
    const curve = dot(s, y)
    if (curve > 1e-12) steps.push({ s, y, rho: 1 / curve })
    if (steps.length > remembered) steps.shift()
    at = next
    gradient = nextGradient
    value = nextValue
    if (Math.sqrt(dot(gradient, gradient)) < tolerance * first) break
  }
  return at
}

/** The two loops of L-BFGS: the gradient, turned by what the last steps said of the curvature. */
function descend(gradient: Float64Array, steps: Step[]): Float64Array {
  const q = gradient.map((value) => -value)
  const shares: number[] = []
  for (let i = steps.length - 1; i >= 0; i--) {
    const { s, y, rho } = steps[i]!
    shares[i] = rho * dot(s, q)
    add(q, -shares[i]!, y)
  }
  const last = steps.at(-1)
  if (last) scale(q, 1 / (last.rho * dot(last.y, last.y)))
  steps.forEach(({ s, y, rho }, i) => add(q, shares[i]! - rho * dot(y, q), s))
  return q
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function add(to: Float64Array, factor: number, what: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += factor * what[i]!
}

function scale(what: Float64Array, factor: number): void {
  for (let i = 0; i < what.length; i++) what[i]! *= factor
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!)
}
