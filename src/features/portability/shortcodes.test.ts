import { expect, test } from 'vitest'
import { unfoldShortcodes } from './shortcodes.ts'

test.each([
  ['{{< img src="a.jpg" alt="A \\"fox\\"" >}}', '<img src="a.jpg" alt="A &quot;fox&quot;">'],
  ['see [it]({{< ref "news/2012/x.md" >}})', 'see [it](ref:news/2012/x.md)'],
  ['see [it]({{< ref "x.md" >}}"It") {{< ref "x.md" >}}', 'see [it](ref:x.md "It") '],
  ['{% image "a.png" "A" %}\n*Words*', '<img src="a.png" alt="A">\n\n*Words*'],
  ['{{< note >}}Mind **this**.{{< /note >}}', 'Mind **this**.'],
  ['{{< youtube "abc123" >}}', '<a href="https://www.youtube.com/watch?v=abc123">YouTube</a>'],
  ['{{< youtube id="abc" title="A [film]" >}}', '<a href="https://www.youtube.com/watch?v=abc">A [film]</a>'],
  ['[18F]({{ "/" | url }})', '[18F](/)'],
  ['{{ user.name }}', '{{ user.name }}'],
  [
    '{% include "linked-figure.html",\n image: "/a.png",\n alt: "A" caption: "B" %}',
    '\n\n<figure><img src="/a.png" alt="A"><figcaption>B</figcaption></figure>\n\n',
  ],
  ['{% image "a.png" "What it shows" %}', '<img src="a.png" alt="What it shows">'],
  ['{% highlight r %}\nx\n{% endhighlight %}', '\n\n```r\nx\n```\n\n'],
])('%s unfolds', (text, unfolded) => {
  expect(unfoldShortcodes(text).text).toBe(unfolded)
})

test('what nobody can unfold is left out and counted by name', () => {
  const { text, lost } = unfoldShortcodes('a {{< card-policy x="1" >}} b {{< card-policy >}}')
  expect(text).toBe('a  b ')
  expect([...lost]).toEqual([['card-policy', 2]])
})

test('code keeps what looks like a tag', () => {
  const text = 'a `{% if x %}` b\n\n```\n{% if x %}\n{{< img src="a" >}}\n```\n'
  expect(unfoldShortcodes(text)).toEqual({ text, lost: new Map() })
})

test.each(['{{< a'.padEnd(2000), '{% ', '`', '{{< "'])('many of %j take bounded time', { timeout: 10_000 }, (piece) => {
  const text = piece.repeat(Math.ceil(2_000_000 / piece.length))
  expect(unfoldShortcodes(text).text).toBe(text)
})

test('a text full of open braces comes back as it is, in bounded time', { timeout: 10_000 }, () => {
  const braces = '{{< '.repeat(50_000)
  expect(unfoldShortcodes(braces).text).toBe(braces)
})
