/** The inks of one print, from paper to line; `night` and `dusk` are the grounds of dark scenes. */
export type Palette = Record<
  'paper' | 'pale' | 'soft' | 'mid' | 'deep' | 'ink' | 'warm' | 'spice' | 'leaf' | 'night' | 'dusk',
  string
>

const inks = (line: string): Palette => {
  const [paper, pale, soft, mid, deep, ink, warm, spice, leaf, night, dusk] = line.split(' ').map((hex) => `#${hex}`)
  return { paper, pale, soft, mid, deep, ink, warm, spice, leaf, night, dusk } as Palette
}

/** One for each seed. Ultramarine leads once and is the only accent once; elsewhere it stays away. */
export const palettes: Palette[] = [
  'f2eee6 d6deea a9b8d4 6f84b3 34466f 18203a e6bf79 c5644a 5f8174 161d38 273356', // morning
  'f6ecd9 eed6ac dcae74 b5744e 6a3f42 2a1f30 f2c260 bf4630 7b8052 231b33 40304a', // ochre
  'f0f0e3 d5dfca a9bf9f 6c8f79 305a55 142a2f e7c168 cc6a44 4b7c5a 10262d 204349', // sage
  'f7ece6 edd3ca d7a39a 9c7080 504b6b 20213a f0c581 c54f41 66877a 1e1f3b 3a3659', // rose and slate
  'f3f2ec d9def1 a3b0e2 5368cf 2338b4 141b4d f0c75e e06b4c 5b8a83 111848 1f2c7e', // ultramarine
  'f4efe4 cfe0de 96bfc0 4b8c93 1f5763 122b37 f2cf8a e27055 6d9168 0f2836 1b4655', // teal and coral
  'f1f2f2 dde2e6 b7c1ca 7f8f9f 45566a 1d2735 e9cf95 c2412f 6f857e 1a2330 303e50', // winter
  'f5eddf e6d6cf c3a9b4 8b6d8f 4e3a66 241a3a edba50 cf5f4d 76896a 1f1738 3b2a58', // plum and gold
  'f3f1ea e0ddd4 bcb9b2 87868a 4a4c58 1c1e28 e8c88a 1d33c4 7c8578 191b27 333645', // graphite, one blue
].map(inks)
