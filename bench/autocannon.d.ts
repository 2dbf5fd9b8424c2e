declare module 'autocannon' {
  type Options = { url: string; connections: number; duration: number; headers: Record<string, string> }
  type Result = {
    errors: number
    non2xx: number
    duration: number
    requests: { total: number }
    statusCodeStats: object
  }
  export default function autocannon(options: Options): Promise<Result>
}
