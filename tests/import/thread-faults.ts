// Loaded before the program: what no text should be able to do to a thread, some texts do here.
import { isMainThread, parentPort } from 'node:worker_threads'

type Told = { item?: { title: string } }

const port = parentPort
if (!isMainThread && port) {
  if (process.env.THREADS_FAIL) throw new Error('planted: no thread can begin')
  const listen = port.on.bind(port)
  port.on = ((name: 'message', listener: (told: Told) => void) =>
    listen(name, (told: Told) => {
      if (told.item?.title === 'ends its thread') process.exit(7)
      listener(told)
    })) as typeof port.on
  const { normalize } = String.prototype
  String.prototype.normalize = function (form) {
    if (this.includes('breaks the converter')) throw new Error('planted: this text is too much')
    return normalize.call(this, form)
  }
}
