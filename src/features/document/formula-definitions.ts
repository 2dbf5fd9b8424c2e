const defining = new Set(
  'def gdef edef xdef let futurelet global long newcommand renewcommand providecommand'
    .split(' ')
    .map((name) => `\\${name}`),
)

/** TeX that names commands of its own. Such a command may stand for any length of text, so none is ever carried out. */
export const definesCommands = (tex: string): boolean =>
  [...tex.matchAll(/\\(?:[a-zA-Z@]+|[^])/g)].some(([command]) => defining.has(command))
