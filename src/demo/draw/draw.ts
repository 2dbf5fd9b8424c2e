import { emblems } from './emblems.ts'
import { type Palette, palettes } from './palettes.ts'
import { Pen } from './pen.ts'
import { Random } from './random.ts'
import { scenes } from './scenes.ts'

/** A picture as an article names it: a scene and a seed from 1 to 9, as in `harbour-3`. */
export const isDrawing = (name: string): boolean => isOf(scenes, name)

export const isEmblem = (name: string): boolean => isOf(emblems, name)

const isOf = (list: object, name: string): boolean => {
  const { scene, seed } = parts(name)
  return Object.hasOwn(list, scene) && Number.isInteger(seed) && seed >= 1 && seed <= palettes.length
}

/** The drawing as SVG, three to two. The same name always gives the same picture. */
export const draw = (name: string, width: number): string => {
  const { scene, seed } = parts(name)
  const pen = penFor(name, seed)
  scenes[scene]?.(pen)
  return pen.picture(width)
}

/** The emblem of a creator, square. */
export const drawEmblem = (name: string, width: number): string => {
  const { scene, seed } = parts(name)
  const pen = penFor(name, seed)
  pen.isMirrored = false
  emblems[scene]?.(pen)
  return pen.picture(width, { width: 400, height: 400 })
}

const penFor = (name: string, seed: number): Pen => new Pen(palettes[seed - 1] as Palette, new Random(name), seed)

const parts = (name: string): { scene: string; seed: number } => {
  const at = name.lastIndexOf('-')
  return { scene: name.slice(0, at), seed: Number(name.slice(at + 1)) }
}
