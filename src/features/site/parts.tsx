import type { PropsWithChildren } from 'hono/jsx'
import { useFrame, useSay } from '#ui/frame.tsx'
import { Layout, StudioBar } from '#ui/layout.tsx'
import { adminPaths } from './paths.ts'

type AdminPageProps = PropsWithChildren<{ title: string; role: string }>

/** A page of the operator's area: the slim bar, the rooms at the side, the page. Editors see the channels alone. */
export const AdminPage = ({ title, role, children }: AdminPageProps) => {
  const say = useSay()
  const isOperator = role === 'operator'
  const place = isOperator ? say.operate.title : say.frame.desk
  return (
    <Layout title={title} noindex bar={<StudioBar place={place} href={isOperator ? adminPaths.overview : '/desk'} />}>
      <div class="wrap places pad">
        {isOperator && <AdminNav />}
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

// What is changed together stands together.
const groups = [
  { name: 'daily', rooms: ['overview', 'users', 'outbox'] },
  { name: 'content', rooms: ['channels', 'rules'] },
  { name: 'site', rooms: ['site'] },
] as const satisfies { name: string; rooms: (keyof typeof adminPaths)[] }[]

const AdminNav = () => {
  const { say, url } = useFrame()
  const all = groups.flatMap(({ rooms }) => [...rooms])
  const current = all.findLast((room) => `${url.pathname}/`.startsWith(`${adminPaths[room]}/`) && room !== 'overview')
  return (
    <nav class="side-nav" aria-label={say.operate.title}>
      {groups.map(({ name, rooms }) => (
        <>
          <p class="side-nav-group">{say.settings.groups[name]}</p>
          <ul>
            {rooms.map((room) => (
              <li>
                <a href={adminPaths[room]} aria-current={room === (current ?? 'overview') ? 'page' : undefined}>
                  {say.settings.rooms[room]}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  )
}
