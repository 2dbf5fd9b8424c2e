// The process that draws, so that neither the drawing library nor its memory stays in the site: it is given a folder
// and names, and tells each name when its file is there whole.
import { rename } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { draw, drawEmblem } from './draw.ts'

const width = 1280 // the widest that a page asks for on an ordinary screen
const emblemWidth = 512

const [folder = '', ...names] = process.argv.slice(2)

const svgOf = (name: string): string =>
  name.startsWith('emblems/') ? drawEmblem(name.slice('emblems/'.length), emblemWidth) : draw(name, width)

process.on('disconnect', () => process.exit()) // nobody waits for the pictures any more
sharp.concurrency(1)
setPriority(5)
for (const name of names) {
  const file = join(folder, `${name.replace('/', '-')}.jpg`)
  // A drawing that comes as JPEG is made into its sizes twice as fast as one that comes as PNG.
  await sharp(Buffer.from(svgOf(name)))
    .jpeg({ quality: 94, chromaSubsampling: '4:4:4' })
    .toFile(`${file}.part`)
  await rename(`${file}.part`, file)
  process.send?.(name)
}
process.disconnect?.()
