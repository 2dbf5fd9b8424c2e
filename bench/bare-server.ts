import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

// Sends the same bytes with the same headers to whoever asks: the least that a server in Node can do.
const [, , file = ''] = process.argv
const { headers, body } = JSON.parse(readFileSync(file, 'utf8')) as { headers: string[]; body: string }
const bytes = Buffer.from(body, 'base64')
const server = createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`bare at http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)
})
