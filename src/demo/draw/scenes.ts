import type { Pen } from './pen.ts'
import { ball } from './scenes/ball.ts'
import { bars } from './scenes/bars.ts'
import { bookshelf } from './scenes/bookshelf.ts'
import { busStop } from './scenes/bus-stop.ts'
import { car } from './scenes/car.ts'
import { circuit } from './scenes/circuit.ts'
import { cityNight } from './scenes/city-night.ts'
import { desk } from './scenes/desk.ts'
import { fields } from './scenes/fields.ts'
import { forest } from './scenes/forest.ts'
import { garden } from './scenes/garden.ts'
import { harbour } from './scenes/harbour.ts'
import { kitchen } from './scenes/kitchen.ts'
import { lab } from './scenes/lab.ts'
import { lines } from './scenes/lines.ts'
import { map } from './scenes/map.ts'
import { market } from './scenes/market.ts'
import { mountains } from './scenes/mountains.ts'
import { plane } from './scenes/plane.ts'
import { rainWindow } from './scenes/rain-window.ts'
import { riverBridge } from './scenes/river-bridge.ts'
import { satellite } from './scenes/satellite.ts'
import { sea } from './scenes/sea.ts'
import { snow } from './scenes/snow.ts'
import { stadium } from './scenes/stadium.ts'
import { stars } from './scenes/stars.ts'
import { street } from './scenes/street.ts'
import { tea } from './scenes/tea.ts'
import { train } from './scenes/train.ts'
import { workshop } from './scenes/workshop.ts'

/** Every scene by the name that articles use. */
export const scenes: Record<string, (pen: Pen) => void> = {
  ball,
  bars,
  bookshelf,
  'bus-stop': busStop,
  car,
  circuit,
  'city-night': cityNight,
  desk,
  fields,
  forest,
  garden,
  harbour,
  kitchen,
  lab,
  lines,
  map,
  market,
  mountains,
  plane,
  'rain-window': rainWindow,
  'river-bridge': riverBridge,
  satellite,
  sea,
  snow,
  stadium,
  stars,
  street,
  tea,
  train,
  workshop,
}
