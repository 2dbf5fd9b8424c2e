import { archived, hasData, rowsOf } from '../document/shared-data.ts'

/** Ways out of every place in which a text can stand: between tags, in an attribute, a script, an address, a comment. */
export const ownPayloads = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</noscript><img src=x onerror=alert(1)>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '`><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)" x="',
  "' onfocus='alert(1)' autofocus x='",
  '" autofocus onfocus=alert(1) tabindex=1 "',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>">',
  '<embed src="javascript:alert(1)">',
  '<base href="https://host.example/">',
  '<meta http-equiv="refresh" content="0;url=https://host.example/">',
  '<link rel="stylesheet" href="https://host.example/a.css">',
  '<form action="https://host.example/"><button>go</button></form>',
  '<input formaction="javascript:alert(1)" type=submit>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)>',
  '<style>@import "https://host.example/a.css"</style>',
  '<p style="background:url(javascript:alert(1))">',
  '<template><script>alert(1)</script></template>',
  '<!--[if true]><script>alert(1)</script><![endif]-->',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\uff1cscript\uff1ealert(1)\uff1c/script\uff1e',
  '<scr\u200bipt>alert(1)</script>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}<%= alert(1) %>#{alert(1)}',
  '\u2028alert(1)\u2029</script>',
  '[x](javascript:alert(1)) ![x](x"onerror="alert(1))',
]

const folder = 'suites'
const hostile = `${folder}/xss_payloads.dev.jsonl.gz`
const naughty = `${folder}/naughty_strings_blns.tar.gz`

export const hasCorpora = hasData(hostile) && hasData(naughty)

/** Thousands more that others collected, and strings that break programs in other ways. */
export const corpora = (): string[] => [
  ...rowsOf<{ payload: string }>(hostile).map(({ payload }) => payload),
  ...(JSON.parse(archived(naughty, 'blns.json')) as string[]),
]

/** What a field of this length takes, so that a payload is not turned away for its length alone. */
export const cut = (payload: string, length: number): string => payload.trim().slice(0, length).trim() || 'x'
