import { AdminPage, isAbove, type Role, roles, type Viewer } from '#features/site/index.ts'
import { Act, Choices, Field, Form, Select, Submit, TextArea } from '#ui/forms.tsx'
import { useSay } from '#ui/frame.tsx'
import { Done, Empty, More, Remark, Section } from '#ui/lines.tsx'
import { Time } from '#ui/time.tsx'
import type { FormState } from './fields.tsx'
import { userPaths } from './paths.ts'
import type { UserRow, UserSearch } from './users.ts'

type UsersProps = { search: UserSearch; users: UserRow[]; next: string | undefined }

export const UsersPage = ({ search, users, next }: UsersProps) => {
  const say = useSay().operate
  return (
    <AdminPage title={say.users} role="operator">
      <SearchForm {...search} />
      {users.length === 0 ? <Empty text={say.nobody} /> : <UserTable users={users} />}
      <More href={next && userPaths.search({ ...search, before: next })} />
    </AdminPage>
  )
}

const SearchForm = ({ q, role }: UserSearch) => {
  const say = useSay().operate
  const options = [{ value: '', label: say.anyRole }, ...roles.map((name) => ({ value: name, label: say.roles[name] }))]
  return (
    <form method="get" action={userPaths.list} class="search-form" role="search">
      <div class="two-form">
        <Field label={say.findUser} name="q" type="search" value={q} maxlength={254} />
        <Select label={say.role} name="role" value={role} options={options} />
      </div>
      <Submit look="plain">{say.find}</Submit>
    </form>
  )
}

const UserTable = ({ users }: { users: UserRow[] }) => {
  const say = useSay()
  return (
    <table class="data gap">
      <thead>
        <tr>
          <th scope="col">{say.accounts.name}</th>
          <th scope="col">{say.accounts.email}</th>
          <th scope="col">{say.operate.role}</th>
          <th scope="col">{say.operate.state}</th>
          <th scope="col">{say.operate.since}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr>
            <th scope="row">
              <a href={userPaths.show(user.id)}>{user.name}</a>
            </th>
            <td data-label={say.accounts.email}>{user.email}</td>
            <td data-label={say.operate.role}>{say.operate.roles[user.role]}</td>
            <td data-label={say.operate.state}>
              <State {...user} />
            </td>
            <td data-label={say.operate.since}>
              <Time at={user.createdAt} form="day" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const State = ({ suspendedAt, deletionDueAt, isVerified }: UserRow) => {
  const say = useSay().operate
  if (suspendedAt) return <>{say.isSuspended}</>
  if (deletionDueAt) return <>{say.isLeaving}</>
  return <>{isVerified ? say.isActive : say.isUnverified}</>
}

type UserProps = {
  viewer: Viewer
  user: UserRow & { suspensionReason: string }
  role?: FormState
  suspension?: FormState
  isSaved?: boolean
}

export const UserPage = ({ viewer, user, role, suspension, isSaved }: UserProps) => {
  const say = useSay()
  const isMe = user.id === viewer.id
  const mayAct = isAbove(viewer.role, user.role)
  const refused = mayAct || isMe ? undefined : (role?.problems?.role ?? suspension?.problems?.reason)
  return (
    <AdminPage title={user.name} role="operator">
      {isSaved && <Done>{say.operate.saved}</Done>}
      {refused && <Remark>{say.problems[refused]}</Remark>}
      <dl class="facts">
        <dt>{say.accounts.email}</dt>
        <dd>{user.email}</dd>
        <dt>{say.operate.role}</dt>
        <dd>{say.operate.roles[user.role]}</dd>
        <dt>{say.operate.state}</dt>
        <dd>
          <State {...user} />
        </dd>
        <dt>{say.operate.since}</dt>
        <dd>
          <Time at={user.createdAt} form="minute" />
        </dd>
        {user.suspendedAt && <dt>{say.operate.suspendedFor}</dt>}
        {user.suspendedAt && <dd>{user.suspensionReason}</dd>}
      </dl>
      {!mayAct && <p class="help gap">{isMe ? say.operate.stepDown : say.operate.equals}</p>}
      {(mayAct || isMe) && <RoleForm user={user} {...role} />}
      {mayAct && <SuspensionForm user={user} {...suspension} />}
    </AdminPage>
  )
}

const RoleForm = ({ user, problems }: FormState & { user: UserRow }) => {
  const say = useSay()
  const option = (role: Role) => ({ value: role, label: say.operate.roles[role], help: say.operate.roleHelp[role] })
  return (
    <Section id="role" title={say.operate.changeRole}>
      <Form action={userPaths.role(user.id)} problems={problems} class="pad">
        <Choices
          legend={say.operate.role}
          name="role"
          value={user.role}
          options={roles.map(option)}
          error={problems?.role}
        />
        <Submit>{say.common.save}</Submit>
      </Form>
    </Section>
  )
}

const SuspensionForm = ({ user, typed, problems }: FormState & { user: UserRow }) => {
  const say = useSay().operate
  if (user.suspendedAt)
    return (
      <Act action={userPaths.suspension(user.id)} fields={{ act: 'lift' }}>
        {say.lift}
      </Act>
    )
  return (
    <Section id="suspension" title={say.suspend}>
      <Form action={userPaths.suspension(user.id)} problems={problems} class="pad">
        <TextArea
          label={say.reason}
          name="reason"
          value={typed?.reason}
          help={say.suspendHelp}
          error={problems?.reason}
          maxlength={2000}
          required
        />
        <Submit look="plain">{say.suspend}</Submit>
      </Form>
    </Section>
  )
}
