type Reviver = (name: string, value: unknown) => unknown

/**
 * JSON, and JSON with a backslash before a letter that stands for nothing: what is left when a program that knows no
 * JSON changed words in an export. Such a backslash goes, the letter stays.
 */
export const parseLoosely = (text: string, reviver?: Reviver): unknown => {
  try {
    return JSON.parse(text, reviver)
  } catch (error) {
    const mended = text.replace(/\\(?:["\\/bfnrt]|u[\da-f]{4}|([\s\S]))/gi, (all, stray: string | undefined) =>
      stray === undefined ? all : stray,
    )
    if (mended === text) throw error
    return JSON.parse(mended, reviver)
  }
}
