import { AdminPage, adminPaths, type Viewer } from '#features/site/index.ts'
import type { Typed } from '#platform/http.ts'
import { Act, Field, Form, type Problems, Submit } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done, Empty, More, Section } from '#ui/lines.tsx'
import type { Card } from './cards.ts'
import { ShortList } from './parts.tsx'
import { articlePaths, tagPaths } from './paths.ts'
import type { TagCount, TagRule } from './tag-rules.ts'

type ListProps = {
  viewer: Viewer
  words: string
  tags: TagCount[]
  next: string | undefined
  rules: TagRule[]
  nextRules: string | undefined
  isSaved: boolean
}

export const TagListPage = ({ viewer, words, tags, next, rules, nextRules, isSaved }: ListProps) => {
  const say = useSay()
  return (
    <AdminPage title={say.settings.rooms.tags} role={viewer.role}>
      {isSaved && <Done>{say.operate.saved}</Done>}
      <p class="help">{say.settings.tagsIntro}</p>
      <form method="get" action={adminPaths.tags} class="search-form gap-s" role="search">
        <Field label={say.settings.tagFind} name="q" type="search" value={words} maxlength={40} />
        <Submit look="plain">{say.operate.find}</Submit>
      </form>
      {tags.length === 0 ? <Empty text={say.settings.noTags} /> : <TagTable tags={tags} />}
      <More href={next} />
      {rules.length > 0 && (
        <Section id="changed" title={say.settings.tagRules}>
          <p class="help gap-s">{say.settings.tagLiftHelp}</p>
          <RuleTable rules={rules} />
          <More href={nextRules} />
        </Section>
      )}
    </AdminPage>
  )
}

const TagTable = ({ tags }: { tags: TagCount[] }) => {
  const say = useSay().settings
  return (
    <table class="data">
      <thead>
        <tr>
          <th scope="col">{say.tag}</th>
          <th scope="col">{say.tagArticles}</th>
        </tr>
      </thead>
      <tbody>
        {tags.map(({ tag, label, count }) => (
          <tr>
            <th scope="row">
              <a href={tagPaths.edit(tag)}>{label}</a>
            </th>
            <td data-label={say.tagArticles}>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const RuleTable = ({ rules }: { rules: TagRule[] }) => {
  const say = useSay().settings
  return (
    <table class="data">
      <tbody>
        {rules.map(({ tag, label }) => (
          <tr>
            <th scope="row">{tag}</th>
            <td>{label === null ? say.tagBanned : say.tagBecame(label)}</td>
            <td>
              <Act action={tagPaths.lifting(tag)} look="link">
                {say.tagLift}
              </Act>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type EditProps = { viewer: Viewer; tag: TagCount; cards: Card[]; typed?: Typed; problems?: Problems }

export const TagEditPage = ({ viewer, tag: { tag, label, count }, cards, typed, problems }: EditProps) => {
  const { settings: say, operate } = useSay()
  return (
    <AdminPage title={label} role={viewer.role}>
      <p class="help">
        {say.tagArticles}: {count} · <a href={articlePaths.tag(tag)}>{articlePaths.tag(tag)}</a>
      </p>
      <Form action={tagPaths.edit(tag)} problems={problems} class="gap">
        <Field
          label={say.tagTo}
          name="label"
          value={typed?.label ?? label}
          help={say.tagToHelp}
          error={problems?.label}
          maxlength={40}
          required
        />
        <Submit>{say.tagMerge}</Submit>
      </Form>
      <Section id="ban" title={say.tagBan}>
        <p class="help gap-s">{say.tagBanHelp}</p>
        <div class="gap-s">
          <Act action={tagPaths.edit(tag)} fields={{ ban: 'yes' }}>
            {say.tagBan}
          </Act>
        </div>
      </Section>
      <Section id="latest" title={say.tagLatest} end={<a href={adminPaths.tags}>{operate.find}</a>}>
        <ShortList cards={cards} />
      </Section>
    </AdminPage>
  )
}
