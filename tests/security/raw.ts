import { connect } from 'node:net'

export type RawAnswer = { status: number | undefined; text: string }

/** Sends bytes as they are, which no client would, and reads what comes back until it ends or nothing more comes. */
export const raw = (port: number, bytes: string, patience = 4000): Promise<RawAnswer> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const done = () => {
      socket.destroy()
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]) || undefined, text })
    }
    socket.setTimeout(patience, done)
    socket.on('data', (data) => {
      text += data.toString('utf8')
      if (isWhole(text)) done()
    })
    socket.on('error', done)
    socket.on('close', done)
    socket.write(bytes)
  })

const isWhole = (text: string): boolean => {
  const [head, ...rest] = text.split('\r\n\r\n')
  if (rest.length === 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(head ?? '')?.[1]
  const body = rest.join('\r\n\r\n')
  if (length !== undefined) return Buffer.byteLength(body) >= Number(length)
  return !/\r\ntransfer-encoding: chunked/i.test(head ?? '') || body.endsWith('0\r\n\r\n')
}
