/** A sentence without the stop at its end: there a claim ends, and its sign stands before the stop. */
export const withoutStop = (text: string): string => text.replace(/[。．.！!？?；;…]{1,8}$/, '') || text
