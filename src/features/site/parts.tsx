import type { PropsWithChildren } from 'hono/jsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout, StudioBar } from '#ui/layout.tsx'
import { adminPaths } from './paths.ts'
import { type Act, may, type Role } from './permissions.ts'

type AdminPageProps = PropsWithChildren<{ title: string; role: Role }>

/** A page of the operator's area: the slim bar, the rooms at the side, the page. Editors see the rooms that are theirs. */
export const AdminPage = ({ title, role, children }: AdminPageProps) => {
  const say = useSay()
  const isOperator = role === 'operator'
  const place = isOperator ? say.operate.title : say.frame.desk
  return (
    <Layout title={title} noindex bar={<StudioBar place={place} href={isOperator ? adminPaths.overview : '/desk'} />}>
      <div class="wrap places pad">
        <AdminNav role={role} />
        <div class="admin">
          <div class="page-head">
            <h1>{title}</h1>
          </div>
          {children}
        </div>
      </div>
    </Layout>
  )
}

type Room = keyof Omit<typeof adminPaths, 'logo' | 'announcementEnd'>

// What is changed together stands together; one sees the rooms that one may open.
const groups: { name: 'daily' | 'content' | 'site'; rooms: [Room, Act][] }[] = [
  {
    name: 'daily',
    rooms: [
      ['overview', 'settings.change'],
      ['users', 'user.list'],
      ['registration', 'invitation.make'],
      ['outbox', 'outbox.read'],
    ],
  },
  {
    name: 'content',
    rooms: [
      ['channels', 'channel.change'],
      ['tags', 'tag.change'],
      ['rules', 'rule.change'],
      ['texts', 'settings.change'],
      ['notices', 'settings.change'],
    ],
  },
  {
    name: 'site',
    rooms: [
      ['site', 'settings.change'],
      ['announcement', 'settings.change'],
      ['footer', 'settings.change'],
      ['robots', 'settings.change'],
    ],
  },
]

const AdminNav = ({ role }: { role: Role }) => {
  const { say, url } = useFrame()
  const mine = groups
    .map(({ name, rooms }) => ({ name, rooms: rooms.filter(([, act]) => may(role, act)).map(([room]) => room) }))
    .filter(({ rooms }) => rooms.length > 0)
  const isIn = (room: Room) => `${url.pathname}/`.startsWith(`${adminPaths[room]}/`)
  const current = mine.flatMap(({ rooms }) => rooms).findLast(isIn)
  return (
    <nav class="side-nav" aria-label={say.operate.title}>
      <ul>
        {mine.map(({ name, rooms }) => (
          <>
            <li class="side-nav-group">{say.settings.groups[name]}</li>
            {rooms.map((room) => (
              <li>
                <a href={adminPaths[room]} aria-current={room === current ? 'page' : undefined}>
                  {say.settings.rooms[room]}
                </a>
              </li>
            ))}
          </>
        ))}
      </ul>
    </nav>
  )
}
