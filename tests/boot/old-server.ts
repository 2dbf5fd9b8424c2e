import { createServer, type Server } from 'node:net'

/** Speaks just enough of PostgreSQL's protocol to say that it is version 14. */
export const oldServer = (): Promise<{ port: number; server: Server }> =>
  new Promise((resolve) => {
    const server = createServer((socket) => {
      let isGreeted = false
      socket.on('error', () => {})
      socket.on('data', (data) => {
        if (!isGreeted) socket.write(Buffer.concat([message('R', int32(0)), ready]))
        else if (data[0] === 'Q'.charCodeAt(0)) socket.write(answer)
        isGreeted = true
      })
    })
    server.listen(0, '127.0.0.1', () => resolve({ server, port: (server.address() as { port: number }).port }))
  })

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

const int16 = (value: number): Buffer => int32(value).subarray(2)
const text = (words: string): Buffer => Buffer.from(`${words}\0`)
const message = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

const ready = message('Z', Buffer.from('I'))
const integer = 23
const words = 25
const column = (name: string, type: number): Buffer =>
  Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(-1), int32(-1), int16(0)])
const value = (shown: string): Buffer => Buffer.concat([int32(shown.length), Buffer.from(shown)])

const answer = Buffer.concat([
  message('T', int16(2), column('version', integer), column('encoding', words)),
  message('D', int16(2), value('140011'), value('UTF8')),
  message('C', text('SELECT 1')),
  ready,
])
