import { palettes, type Palette } from './palettes.ts'
import { Pen } from './pen.ts'
import { Random } from './random.ts'
import { scenes } from './scenes.ts'

/** A picture as an article names it: a scene and a seed from 1 to 9, as in `harbour-3`. */
export const isDrawing = (name: string): boolean => {
  const { scene, seed } = parts(name)
  return Object.hasOwn(scenes, scene) && seed >= 1 && seed <= palettes.length
}

/** The drawing as SVG, three to two. The same name always gives the same picture. */
export const draw = (name: string, width: number): string => {
  const { scene, seed } = parts(name)
  const pen = new Pen(palettes[seed - 1] as Palette, new Random(name), seed)
  scenes[scene]?.(pen)
  return pen.picture(width)
}

const parts = (name: string): { scene: string; seed: number } => {
  const at = name.lastIndexOf('-')
  return { scene: name.slice(0, at), seed: Number(name.slice(at + 1)) }
}
