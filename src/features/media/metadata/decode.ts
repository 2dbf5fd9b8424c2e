const utf8 = new TextDecoder('utf-8', { fatal: true })
const western = new TextDecoder('windows-1252')

/** Text of a field that does not tell its encoding: UTF-8 where it can be, else Western European. */
export const decodeText = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes)
  } catch {
    return western.decode(bytes)
  }
}
