/** Where a title may break between words. Until the document room segments Chinese, a title breaks where the browser will. */
export const titleBreaks = (title: string): string => title
