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

const AdminNav = () => {
  const { say, url } = useFrame()
  const rooms = ['overview', 'users', 'channels', 'outbox', 'site'] as const
  const current = rooms.findLast((room) => `${url.pathname}/`.startsWith(`${adminPaths[room]}/`))
  return (
    <nav class="side-nav" aria-label={say.operate.title}>
      <ul>
        {rooms.map((room) => (
          <li>
            <a href={adminPaths[room]} aria-current={room === current ? 'page' : undefined}>
              {say.operate[room]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
