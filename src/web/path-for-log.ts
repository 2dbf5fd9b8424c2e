/** A path as it may stand in the log. What opens a door stands in the last part of a letter's link: 43 characters. */
export const pathForLog = (path: string): string =>
  path
    .slice(0, 300)
    .split('/')
    .map((part) => (part.length > 40 ? '…' : part))
    .join('/')
