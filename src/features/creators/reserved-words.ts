// The first words of our own addresses, now and planned, and what would pass for the house itself.
const addresses =
  'a about accessibility account admin api apply articles assets atom author authors c care channel channels comments ' +
  'contact creator creators desk docs download editor explore export favicon feed feeds following followers for-you ' +
  'forgotten-password healthz help home hot import inbox index invite json latest legal log login logout me media ' +
  'metrics moderation news nodeinfo notices null oauth outbox pages privacy proof public ranking register reset-password ' +
  'robots rss rules search security settings set-up share sign-in sign-out sign-up sitemap sources static status ' +
  'studio tag tags terms transparency undefined user users verify-email webfinger well-known write www'

const official =
  'admin administrator administration root official officials guanfang moderator moderators mod operator operators ' +
  'support sysop system staff team webmaster postmaster hostmaster abuse noreply no-reply kefu shenhe bianji bianjibu ' +
  'guanliyuan yunying xitong everyone nobody owner superuser'

/** Handles that nobody is given. */
export const reservedHandles: readonly string[] = [...addresses.split(' '), ...official.split(' ')]

/** As one word of a handle these would make it pass for the house: `news-official`. */
export const officialWords: readonly string[] = official.split(' ')

/** The house's own name may not stand in anybody else's handle or name. */
export const houseNames: readonly string[] = ['wenhao', '文号']

/** Names that would pass for the house. */
export const reservedNames: readonly string[] = [
  ...official.split(' '),
  ...'官方 官方账号 官方账号 官方号 管理员 系统 系统消息 系统通知 客服 在线客服 审核 审核员 审核台 编辑部 运营 运营者 站长 站务 版主 平台 本站'.split(
    ' ',
  ),
]
