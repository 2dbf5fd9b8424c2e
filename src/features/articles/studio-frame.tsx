import type { Child, PropsWithChildren } from 'hono/jsx'
import { useSay } from '#ui/frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { Layout, StudioBar } from '#ui/layout.tsx'
import { studioPaths } from './paths.ts'

type StudioPageProps = PropsWithChildren<{ title: string; middle?: Child; acts?: Child; head?: Child }>

/** A page of the studio: a slim bar in place of the masthead, for no machine's index. */
export const StudioPage = ({ title, middle, acts, head, children }: StudioPageProps) => (
  <Layout
    title={title}
    noindex
    head={head}
    bar={
      <StudioBar place={useSay().studio.title} href={studioPaths.home()} middle={middle}>
        {acts}
      </StudioBar>
    }
  >
    <div class="wrap studio-page">{children}</div>
  </Layout>
)

type Step = 'write' | 'declare' | 'publish'

/** The three steps from an idea to its readers, and which one this is. */
export const Steps = ({ id, at }: { id: string; at: Step }) => {
  const say = useSay().studio
  const steps: [Step, string][] = [
    ['write', studioPaths.edit(id)],
    ['declare', studioPaths.declaration(id)],
    ['publish', studioPaths.publication(id)],
  ]
  return (
    <ol class="steps" aria-label={say.stepsLabel}>
      {steps.map(([step, href]) => (
        <li aria-current={step === at ? 'step' : undefined}>
          {step === at ? say.steps[step] : <a href={href}>{say.steps[step]}</a>}
        </li>
      ))}
    </ol>
  )
}

/** Something that stands above the page and wants to be known. */
export const StudioRemark = ({ children }: PropsWithChildren) => (
  <div class="line" role="note">
    <Icon name="warn" />
    <div>{children}</div>
  </div>
)
