import { type MediaProblem, mediaPaths } from '#features/media/index.ts'
import { Choices, Field, FileField, Form, Submit, TextArea } from '#ui/forms.tsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Remark } from '#ui/lines.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { Avatar } from '#ui/picture.tsx'
import type { Proof } from './application.ts'
import { creatorKinds } from './kinds.ts'
import { creatorPaths } from './paths.ts'
import type { ChannelChoice } from './queries.ts'

export type Refused = { name: string; problem: MediaProblem }[]

/** What stands in the form: words as they were typed, and the files that have arrived. */
export type Filled = {
  version: number
  kind: string
  handle: string
  name: string
  tagline: string
  channelIds: string[]
  why: string
  links: string
  avatar: string | null
  files: Proof[]
}

export type ApplyFormProps = {
  filled: Filled
  channels: ChannelChoice[]
  problems?: Partial<Record<string, Problem>>
  refused?: Refused
  isResubmission?: boolean
}

const pictureTypes = 'image/jpeg,image/png,image/webp,image/avif,image/gif'
const proofTypes = 'application/pdf,image/jpeg,image/png,image/webp'

/** The whole application as one form: every button saves all of it, so that nothing typed is lost. */
export const ApplyForm = ({ filled, channels, problems = {}, refused = [], isResubmission }: ApplyFormProps) => {
  const say = useSay().apply
  return (
    <saving-form
      data-saving={say.saving}
      data-saved={say.savedAt}
      data-unsaved={say.unsaved}
      data-changed={say.otherTab}
    >
      <Form action={creatorPaths.apply} problems={problems} hasFiles isGuarded>
        {/* The first button is what the Enter key presses. */}
        <button type="submit" name="do" value="save" hidden />
        <input type="hidden" name="version" value={String(filled.version)} />
        <RefusedFiles refused={refused} />
        <WhoFields filled={filled} problems={problems} />
        <AvatarField filled={filled} />
        <ChannelChoices channels={channels} chosen={filled.channelIds} error={problems.channels} />
        <WhyFields filled={filled} problems={problems} />
        <ProofField files={filled.files} error={problems.files} />
        <p class="row">
          <Submit name="do" value="submit">
            {isResubmission ? say.resubmit : say.submit}
          </Submit>
          <Submit name="do" value="save" look="plain">
            {say.save}
          </Submit>
          <span class="help" data-line role="status" />
        </p>
      </Form>
    </saving-form>
  )
}

export const RefusedFiles = ({ refused }: { refused: Refused }) => {
  const say = useSay()
  if (refused.length === 0) return null
  return (
    <Remark>
      {say.apply.refusedFiles(refused.map(({ name }) => name).join(say.common.listComma))}{' '}
      {[...new Set(refused.map(({ problem }) => say.media.problems[problem]))].join(' ')}
    </Remark>
  )
}

type FieldsProps = { filled: Filled; problems: Partial<Record<string, Problem>> }

const WhoFields = ({ filled, problems }: FieldsProps) => {
  const say = useSay()
  return (
    <>
      <Choices
        legend={say.apply.kind}
        name="kind"
        value={filled.kind}
        error={problems.kind}
        options={creatorKinds.map((kind) => ({
          value: kind,
          label: say.creators.kinds[kind],
          help: say.creators.kindHelp[kind],
        }))}
      />
      <Field
        label={say.creators.name}
        name="name"
        value={filled.name}
        help={say.creators.nameHelp}
        error={problems.name}
        maxlength={60}
        autocomplete="off"
        required
      />
      <HandleField value={filled.handle} error={problems.handle} help={say.creators.handleHelp} />
      <Field
        label={say.creators.tagline}
        name="tagline"
        value={filled.tagline}
        help={say.creators.taglineHelp}
        error={problems.tagline}
        maxlength={160}
        autocomplete="off"
        required
      />
    </>
  )
}

/** The handle, with a line that says while one types whether it is free. */
export const HandleField = ({ value, error, help }: { value: string; error: Problem | undefined; help: string }) => {
  const say = useSay()
  return (
    <handle-check data-check={creatorPaths.handleCheck}>
      <Field
        label={say.creators.handle}
        name="handle"
        prefix="@"
        value={value}
        help={help}
        error={error}
        maxlength={30}
        autocomplete="off"
        required
      />
      <p class="help" data-state role="status" />
    </handle-check>
  )
}

export const AvatarField = ({ filled }: { filled: { avatar: string | null; name: string } }) => {
  const say = useSay().creators
  return (
    <div class="avatar-field">
      <Avatar name={filled.name} hash={filled.avatar} size="l" />
      <FileField label={say.avatar} name="avatar" help={say.avatarHelp} accept={pictureTypes} isOptional />
      {filled.avatar && (
        <Submit name="do" value="remove-avatar" look="quiet">
          {say.removeAvatar}
        </Submit>
      )}
    </div>
  )
}

export const channelName = (channel: ChannelChoice, locale: string): string =>
  locale === 'en' ? channel.name_en : channel.name_zh

type ChannelProps = { channels: ChannelChoice[]; chosen: string[]; error: Problem | undefined }

export const ChannelChoices = ({ channels, chosen, error }: ChannelProps) => {
  const { say, locale } = useFrame()
  return (
    <Choices
      legend={say.creators.channels}
      name="channels"
      type="checkbox"
      help={say.creators.channelsHelp}
      value={chosen}
      error={error}
      isInline
      options={channels.map((channel) => ({ value: channel.id, label: channelName(channel, locale) }))}
    />
  )
}

const WhyFields = ({ filled, problems }: FieldsProps) => {
  const say = useSay().apply
  return (
    <>
      <TextArea
        label={say.why}
        name="why"
        value={filled.why}
        help={say.whyHelp}
        error={problems.why}
        maxlength={4000}
        rows={6}
        required
      />
      <TextArea
        label={say.links}
        name="links"
        value={filled.links}
        help={say.linksHelp}
        error={problems.links}
        rows={3}
        isOptional
      />
    </>
  )
}

const ProofField = ({ files, error }: { files: Proof[]; error: Problem | undefined }) => {
  const say = useSay().apply
  return (
    <>
      <FileField
        label={say.files}
        name="files"
        help={say.filesHelp}
        error={error}
        accept={proofTypes}
        multiple
        isOptional
      />
      {files.length > 0 && (
        <ul class="kept-files" aria-label={say.kept}>
          {files.map(({ id, name }) => (
            <li>
              <a href={mediaPaths.proof(id)}>{name}</a>
              <Submit name="do" value={`remove-file:${id}`} look="quiet">
                {say.remove}
                <span class="vh"> {name}</span>
              </Submit>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
