import { type MemberRole, may } from '#features/site/index.ts'
import { Field, Form, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done } from '#ui/lines.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { AvatarField, ChannelChoices, HandleField, type Refused, RefusedFiles } from './apply-form.tsx'
import { creatorPaths } from './paths.ts'
import type { ChannelChoice, CreatorProfile } from './queries.ts'
import { SettingsFrame } from './settings-frame.tsx'

export type SettingsProps = {
  creator: CreatorProfile
  role: MemberRole
  channels: ChannelChoice[]
  filled: { name: string; tagline: string; channelIds: string[]; handle: string }
  problems?: Partial<Record<string, Problem>>
  refused?: Refused
  done?: 'saved' | 'handleChanged' | undefined
}

export const SettingsPage = (props: SettingsProps) => {
  const { creator, role, done } = props
  const say = useSay()
  return (
    <SettingsFrame creator={creator} role={role} at="settings">
      {done && <Done>{say.creators[done]}</Done>}
      <ProfileForm {...props} />
      {may(role, 'creator.change-handle') ? <HandleForm {...props} /> : <p class="help">{say.creators.onlyOwner}</p>}
    </SettingsFrame>
  )
}

const ProfileForm = ({ creator, channels, filled, problems = {}, refused = [] }: SettingsProps) => {
  const say = useSay()
  return (
    <Form action={creatorPaths.settings(creator.handle)} hasFiles isGuarded problems={problems}>
      <button type="submit" name="do" value="save" hidden />
      <RefusedFiles refused={refused} />
      <Field
        label={say.creators.name}
        name="name"
        value={filled.name}
        help={creator.verified_as ? say.creators.nameVerifiedHelp : say.creators.nameHelp}
        error={problems.name}
        maxlength={60}
        autocomplete="off"
        required
      />
      <Field
        label={say.creators.tagline}
        name="tagline"
        value={filled.tagline}
        help={say.creators.taglineHelp}
        error={problems.tagline}
        maxlength={160}
        autocomplete="off"
      />
      <AvatarField filled={{ avatar: creator.avatar, name: filled.name }} />
      <ChannelChoices channels={channels} chosen={filled.channelIds} error={problems.channels} />
      <Submit name="do" value="save">
        {say.common.save}
      </Submit>
    </Form>
  )
}

const HandleForm = ({ creator, filled, problems = {} }: SettingsProps) => {
  const say = useSay().creators
  return (
    <section class="stack" aria-labelledby="h-handle">
      <div class="sec">
        <h2 id="h-handle">{say.handleTitle}</h2>
      </div>
      <p class="help">{say.handleChangeHelp}</p>
      <Form action={creatorPaths.changeHandle(creator.handle)}>
        <HandleField value={filled.handle} error={problems.handle} help={say.handleHelp} />
        <Submit look="plain">{say.changeHandle}</Submit>
      </Form>
    </section>
  )
}
