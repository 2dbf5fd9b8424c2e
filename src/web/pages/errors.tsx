import { useSay } from '#ui/frame.tsx'
import { PlainPage, SearchLine } from '#ui/plain-page.tsx'

export const MissingPage = () => {
  const say = useSay().errors
  return (
    <PlainPage title={say.missingTitle} text={say.missing} isQuestion>
      <SearchLine />
    </PlainPage>
  )
}

export const FailedPage = () => {
  const say = useSay().errors
  return <PlainPage title={say.failedTitle} text={say.failed} />
}

/** While the database cannot be reached. */
export const AwayPage = () => {
  const say = useSay().away
  return <PlainPage title={say.title} text={say.text} />
}

export const ForeignOriginPage = () => {
  const say = useSay().errors
  return <PlainPage title={say.forbiddenTitle} text={say.crossSite} />
}

export const UnreadablePage = () => {
  const say = useSay().errors
  return <PlainPage title={say.unreadableTitle} text={say.unreadable} />
}

export const TooLargePage = () => {
  const say = useSay().errors
  return <PlainPage title={say.tooLargeTitle} text={say.tooLarge} />
}
