/** The file in a `data:` address of a picture. */
export const dataPicture = (address: string): File | undefined => {
  const [, type, data] = address.match(/^data:(image\/[a-z+.-]{1,30});base64,([A-Za-z0-9+/=\s]+)$/) ?? []
  if (!type || !data) return undefined
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, '')), (character) => character.charCodeAt(0))
    return new File([bytes], `picture.${type.slice('image/'.length).replace('+xml', '')}`, { type })
  } catch {
    return undefined // not base64 after all
  }
}
