// Runs before anything is painted, so that a chosen size does not jump. Served as a plain script: no imports here.
{
  const chosen: Record<string, RegExp> = { size: /^(s|l|xl)$/, contrast: /^more$/, motion: /^less$/ }
  for (const [, name = '', value = ''] of document.cookie.matchAll(/(\w+)=(\w+)/g))
    if (chosen[name]?.test(value)) document.documentElement.dataset[name] = value
  // Somebody is signed in: the place of their name is kept free until it is known.
  if (/(?:^|;\s*)in=1/.test(document.cookie)) document.documentElement.dataset.in = ''
}
