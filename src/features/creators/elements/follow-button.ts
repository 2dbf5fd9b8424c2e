/** Follows without leaving the page. Whatever goes wrong, the form inside still works by itself. */
class FollowButton extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.send(event.target as HTMLFormElement)
    })
    // A page that came as it is for everybody learns that its reader follows already.
    this.addEventListener('own-fact', () => this.show({ isFollowing: true }))
  }

  private async send(form: HTMLFormElement): Promise<void> {
    const button = form.querySelector('button')
    if (!button || button.disabled) return
    button.disabled = true
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams([...new FormData(form)].map(([key, value]) => [key, String(value)])),
        headers: { accept: 'application/json' },
      })
      if (!answer.ok) return form.submit() // to be asked to sign in, or be told what is wrong
      this.show((await answer.json()) as { isFollowing: boolean; followers: string })
    } catch {
      form.submit()
    } finally {
      button.disabled = false
    }
  }

  private show(now: { isFollowing: boolean; followers?: string }): void {
    const { handle, follow, following } = this.dataset
    const form = this.querySelector('form')
    const button = this.querySelector('button')
    if (!form || !button) return
    form.action = `/@${handle}/${now.isFollowing ? 'unfollow' : 'follow'}`
    button.classList.toggle('btn-main', !now.isFollowing)
    const text = button.querySelector('span')
    if (text) text.textContent = (now.isFollowing ? following : follow) ?? ''
    const icon = button.querySelector('use')
    const name = now.isFollowing ? '#i-check' : '#i-plus'
    icon?.setAttribute('href', (icon.getAttribute('href') ?? '').replace(/#.*/, name))
    if (now.followers === undefined) return
    for (const count of document.querySelectorAll(`[data-followers="${handle}"]`)) count.textContent = now.followers
  }
}

customElements.define('follow-button', FollowButton)
