export { type Act, isAbove, isRole, type MemberRole, may, memberRoles, type Role, roles } from './permissions.ts'
export type { Env, Viewer } from './request.ts'
export { readSetting, writeSetting } from './settings.ts'
