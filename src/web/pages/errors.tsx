import { useSay } from '#ui/frame.tsx'
import { Layout } from '#ui/layout.tsx'

const ErrorPage = ({ title, text }: { title: string; text: string }) => (
  <Layout title={title} noindex>
    <section class="narrow">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a class="btn" href="/">
          {useSay().errors.toHome}
        </a>
      </p>
    </section>
  </Layout>
)

export const MissingPage = () => {
  const say = useSay().errors
  return <ErrorPage title={say.missingTitle} text={say.missing} />
}

export const FailedPage = () => {
  const say = useSay().errors
  return <ErrorPage title={say.failedTitle} text={say.failed} />
}

export const ForbiddenPage = () => {
  const say = useSay().errors
  return <ErrorPage title={say.forbiddenTitle} text={say.forbidden} />
}

export const ForeignOriginPage = () => {
  const say = useSay().errors
  return <ErrorPage title={say.forbiddenTitle} text={say.crossSite} />
}

export const TooLargePage = () => {
  const say = useSay().errors
  return <ErrorPage title={say.tooLargeTitle} text={say.tooLarge} />
}
