/** Where things lie in the storage. A hash is spread over folders, as some file systems slow down with many names. */
const spread = (hash: string) => `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`

export const variantKey = (hash: string, name: string): string => `pictures/${spread(hash)}/${name}`

// The uploaded bytes are kept for the owner's export, since a copy that we made is not what the author gave us. They
// are never served: they may hold the place where the picture was taken, and bytes that a browser reads as a page.
export const originalKey = (hash: string): string => `private/originals/${spread(hash)}`

export const proofKey = (id: string): string => `private/proofs/${id.slice(-2)}/${id}`

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
