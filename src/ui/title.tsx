import { Fragment } from 'hono/jsx'

const wordEnd = '\u200b'

/** A title whose word ends are marked with U+200B: it breaks between words and never within one. */
export const Broken = ({ text, lang }: { text: string; lang?: string }) => {
  const words = text.split(wordEnd)
  if (words.length === 1) return lang ? <span lang={lang}>{text}</span> : <>{text}</>
  return (
    <span class="seg" lang={lang}>
      {words.map((word, place) => (
        <Fragment>
          {place > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </span>
  )
}

/** The same title without its marks, for places that take plain text only. */
export const plainTitle = (text: string): string => text.replaceAll(wordEnd, '')
