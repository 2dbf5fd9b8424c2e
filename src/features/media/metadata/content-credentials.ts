// A JUMBF description box whose type is C2PA; every format that carries credentials wraps this same box.
const mark = Buffer.from('jumdc2pa', 'latin1')

/** Whether a file carries content credentials. It tells that they are there, not that they are valid. */
export const contentCredentialsIn = (file: Buffer): boolean => file.includes(mark)
