import { AdminPage, type Viewer } from '#features/site/index.ts'
import type { Typed } from '#platform/http.ts'
import { Act, Check, Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done, Empty, Section } from '#ui/lines.tsx'
import { channelPaths } from './paths.ts'
import type { Channel } from './queries.ts'

type ListProps = { viewer: Viewer; channels: Channel[]; typed?: Typed; problems?: Problems; isSaved?: boolean }

export const ChannelsPage = ({ viewer, channels, typed, problems, isSaved }: ListProps) => {
  const say = useSay()
  return (
    <AdminPage title={say.operate.channels} role={viewer.role}>
      {isSaved && <Done>{say.operate.saved}</Done>}
      <p class="help">{say.operate.channelsIntro}</p>
      {channels.length === 0 ? <Empty text={say.operate.noChannels} /> : <ChannelTable channels={channels} />}
      <Section id="new" title={say.operate.newChannel}>
        <Form action={channelPaths.list} problems={problems} class="pad">
          <NameFields typed={typed} problems={problems} />
          <Field
            label={say.operate.slug}
            name="slug"
            prefix="/c/"
            value={typed?.slug}
            help={say.operate.slugHelp}
            error={problems?.slug}
            maxlength={40}
            required
          />
          <LightCheck isChecked={typed?.is_light === 'yes'} />
          <Submit>{say.operate.newChannel}</Submit>
        </Form>
      </Section>
    </AdminPage>
  )
}

const ChannelTable = ({ channels }: { channels: Channel[] }) => {
  const say = useSay().operate
  return (
    <table class="data gap">
      <thead>
        <tr>
          <th scope="col">{say.nameZh}</th>
          <th scope="col">{say.nameEn}</th>
          <th scope="col">{say.slug}</th>
          <th scope="col">{say.state}</th>
          <th scope="col">{say.place}</th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel, place) => (
          <tr>
            <th scope="row">
              <a href={channelPaths.edit(channel.id)}>{channel.name_zh}</a>
            </th>
            <td data-label={say.nameEn}>{channel.name_en}</td>
            <td data-label={say.slug}>{channel.slug}</td>
            <td data-label={say.state}>
              <Standing {...channel} />
            </td>
            <td data-label={say.place}>
              <Moves id={channel.id} isFirst={place === 0} isLast={place === channels.length - 1} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Standing = ({ is_light, is_hidden, is_retired }: Channel) => {
  const { operate: say, settings } = useSay()
  if (is_hidden) return <>{say.isHidden}</>
  if (is_retired) return <>{settings.isRetired}</>
  return <>{is_light ? say.isLight : say.isMain}</>
}

const Moves = ({ id, isFirst, isLast }: { id: string; isFirst: boolean; isLast: boolean }) => {
  const say = useSay().operate
  return (
    <div class="row">
      {!isFirst && (
        <Act action={channelPaths.place(id)} fields={{ direction: 'up' }} look="quiet">
          {say.up}
        </Act>
      )}
      {!isLast && (
        <Act action={channelPaths.place(id)} fields={{ direction: 'down' }} look="quiet">
          {say.down}
        </Act>
      )}
    </div>
  )
}

type EditProps = { viewer: Viewer; channel: Channel; typed?: Typed; problems?: Problems }

export const ChannelEditPage = ({ viewer, channel, typed, problems }: EditProps) => {
  const say = useSay()
  const shown = typed ?? { name_zh: channel.name_zh, name_en: channel.name_en }
  return (
    <AdminPage title={channel.name_zh} role={viewer.role}>
      <Form action={channelPaths.edit(channel.id)} problems={problems}>
        <NameFields typed={shown} problems={problems} />
        <LightCheck isChecked={typed ? typed.is_light === 'yes' : channel.is_light} />
        <Check
          label={say.operate.isHidden}
          name="is_hidden"
          isChecked={typed ? typed.is_hidden === 'yes' : channel.is_hidden}
          help={say.operate.isHiddenHelp}
        />
        <Check
          label={say.settings.isRetired}
          name="is_retired"
          isChecked={typed ? typed.is_retired === 'yes' : channel.is_retired}
          help={say.settings.isRetiredHelp}
        />
        <div class="row">
          <Submit>{say.common.save}</Submit>
          <a class="btn btn-quiet" href={channelPaths.list}>
            {say.common.back}
          </a>
        </div>
      </Form>
    </AdminPage>
  )
}

const NameFields = ({ typed, problems }: { typed?: Typed | undefined; problems?: Problems | undefined }) => {
  const say = useSay().operate
  const field = (name: 'name_zh' | 'name_en', label: string, lang: string) => (
    <Field
      label={label}
      name={name}
      value={typed?.[name]}
      error={problems?.[name]}
      maxlength={40}
      lang={lang}
      required
    />
  )
  return (
    <>
      {field('name_zh', say.nameZh, 'zh-CN')}
      {field('name_en', say.nameEn, 'en')}
    </>
  )
}

const LightCheck = ({ isChecked }: { isChecked: boolean }) => {
  const say = useSay().operate
  return <Check label={say.isLight} name="is_light" isChecked={isChecked} help={say.isLightHelp} />
}
