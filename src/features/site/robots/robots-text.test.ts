import { expect, test } from 'vitest'
import { robotsText } from './robots-text.ts'

const said = (policy: 'all' | 'no-ai' | 'nobody', extra = '') =>
  robotsText({ 'robots.policy': policy, 'robots.extra': extra })

test('usually crawlers fetch what readers read, and leave the rooms alone', () => {
  expect(said('all')).toContain('Disallow: /admin\n')
  expect(said('all')).not.toContain('Disallow: /\n')
})

test('crawlers of AI companies are sent away by name, search engines are not', () => {
  expect(said('no-ai')).toMatch(
    /\n\nUser-agent: AI2Bot\n(?:User-agent: .+\n)*User-agent: GPTBot\n(?:User-agent: .+\n)*Disallow: \/\n$/,
  )
  expect(said('no-ai')).not.toMatch(/googlebot|bingbot|baiduspider/i)
})

test('nobody is nobody', () => expect(said('nobody')).toBe('User-agent: *\nDisallow: /\n'))

test('lines of the operator stand at the end', () =>
  expect(said('nobody', 'User-agent: friend\nAllow: /')).toBe(
    'User-agent: *\nDisallow: /\n\nUser-agent: friend\nAllow: /\n',
  ))
