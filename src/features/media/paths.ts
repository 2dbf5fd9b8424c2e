export const mediaPaths = {
  variant: (hash: string, name: string) => `/media/${hash}/${name}`,
  proof: (id: string) => `/media/proofs/${id}`,
  upload: '/studio/media',
}
