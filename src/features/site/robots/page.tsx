import type { Typed } from '#platform/http.ts'
import { Check, Choices, Form, type Problems, Submit, TextArea } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done } from '#ui/lines.tsx'
import { AdminPage } from '../parts.tsx'
import { adminPaths } from '../paths.ts'
import { aiCrawlers } from './crawlers.ts'

type Props = { typed: Typed; problems?: Problems | undefined; isSaved?: boolean }

export const RobotsPage = ({ typed, problems, isSaved }: Props) => {
  const { settings: say, ...rest } = useSay()
  const policies = ['all', 'no-ai', 'nobody'] as const
  return (
    <AdminPage title={say.rooms.robots} role="operator">
      {isSaved && <Done>{rest.operate.saved}</Done>}
      <p class="help">
        {say.robotsIntro} <a href="/robots.txt">robots.txt</a>
      </p>
      <Form action={adminPaths.robots} problems={problems} class="gap" isGuarded>
        <Choices
          legend={say.robotsWho}
          name="policy"
          value={typed.policy}
          error={problems?.policy}
          options={policies.map((value) => ({ value, label: say.robots[value], help: say.robotsHelp[value] }))}
        />
        <Check
          label={say.isUnlisted}
          name="isUnlisted"
          isChecked={typed.isUnlisted === 'yes'}
          help={say.isUnlistedHelp}
        />
        <TextArea
          label={say.robotsExtra}
          name="extra"
          value={typed.extra}
          error={problems?.extra}
          help={say.robotsExtraHelp}
          maxlength={4000}
          rows={5}
          isOptional
        />
        <Submit>{rest.common.save}</Submit>
      </Form>
      <details class="gap">
        <summary>{say.crawlers}</summary>
        <p class="help gap-s">{aiCrawlers.join(' · ')}</p>
      </details>
    </AdminPage>
  )
}
