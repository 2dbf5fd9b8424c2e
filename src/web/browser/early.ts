// Runs before anything is painted, so that a chosen size does not jump. Served as a plain script: no imports here.
{
  const chosen: Record<string, RegExp> = { size: /^(s|l|xl)$/, contrast: /^more$/, motion: /^less$/ }
  for (const [, name = '', value = ''] of document.cookie.matchAll(/(\w+)=(\w+)/g))
    if (chosen[name]?.test(value)) document.documentElement.dataset[name] = value
  // Somebody is signed in: the place of their name is kept free until it is known.
  if (/(?:^|;\s*)in=1/.test(document.cookie)) document.documentElement.dataset.in = ''
}

{
  // Defined here, so that a line that was closed earlier is gone before it is painted and nothing jumps.
  class AnnouncementLine extends HTMLElement {
    connectedCallback() {
      const { id = '' } = this.dataset
      this.hidden = document.cookie.split('; ').includes(`announcement=${id}`)
      this.addEventListener('click', ({ target }) => {
        if (!(target instanceof HTMLButtonElement)) return
        document.cookie = `announcement=${id};path=/;max-age=31536000;samesite=lax`
        this.hidden = true
        document.querySelector<HTMLElement>('#main')?.focus({ preventScroll: true })
      })
    }
  }
  customElements.define('announcement-line', AnnouncementLine)
}

{
  // Defined here for the same reason. Everything but the claims of the text steps back while the button is down.
  class ClaimFilter extends HTMLElement {
    connectedCallback() {
      this.hidden = false
      this.addEventListener('click', ({ target }) => {
        const button = (target as Element).closest('button')
        const isOn = document.querySelector('.art .body')?.classList.toggle('only-claims')
        if (button) button.ariaPressed = String(isOn)
      })
    }
  }
  customElements.define('claim-filter', ClaimFilter)
}
