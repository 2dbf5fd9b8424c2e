/** A list that is put in order by dragging a grip, by the arrow keys on it, or by its buttons, and then saved as one. */
class HeadlineList extends HTMLElement {
  private readonly list = this.querySelector('ol')
  private dragged: HTMLElement | undefined

  connectedCallback(): void {
    for (const grip of this.querySelectorAll<HTMLElement>('.grip')) grip.hidden = false
    this.addEventListener('click', this.press)
    this.addEventListener('keydown', this.key)
    this.addEventListener('pointerdown', this.take)
    this.addEventListener('pointermove', this.drag)
    this.addEventListener('pointerup', this.drop)
    this.addEventListener('pointercancel', this.drop)
  }

  private items(): HTMLElement[] {
    return [...(this.list?.children ?? [])] as HTMLElement[]
  }

  private itemOf(target: EventTarget | null): HTMLElement | undefined {
    return this.items().find((item) => target instanceof Node && item.contains(target))
  }

  private readonly press = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-act]') : null
    const item = this.itemOf(button)
    if (!button || !item || (button.dataset.act !== 'up' && button.dataset.act !== 'down')) return
    event.preventDefault()
    this.move(item, this.items().indexOf(item) + (button.dataset.act === 'up' ? -1 : 1))
    // At an end of the list the button that was pressed can do no more.
    if (button.disabled) item.querySelector<HTMLButtonElement>('[data-act]:enabled')?.focus()
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (!(event.target instanceof Element) || !event.target.matches('.grip')) return
    const item = this.itemOf(event.target)
    const at = item ? this.items().indexOf(item) : -1
    const places: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: this.items().length - 1 }
    const to = places[event.key]
    if (!item || to === undefined) return
    event.preventDefault()
    this.move(item, to)
  }

  private readonly take = (event: PointerEvent): void => {
    const grip = event.target instanceof Element ? event.target.closest('.grip') : null
    const item = this.itemOf(grip)
    if (!grip || !item || event.button !== 0) return
    event.preventDefault()
    grip.setPointerCapture(event.pointerId)
    this.dragged = item
    item.classList.add('dragged')
  }

  private readonly drag = (event: PointerEvent): void => {
    const { dragged } = this
    if (!dragged) return
    const others = this.items().filter((item) => item !== dragged)
    const middle = (item: HTMLElement) => item.getBoundingClientRect().top + item.offsetHeight / 2
    const to = others.filter((item) => middle(item) < event.clientY).length
    if (to !== this.items().indexOf(dragged)) this.place(dragged, to)
  }

  private readonly drop = (): void => {
    const { dragged } = this
    this.dragged = undefined
    dragged?.classList.remove('dragged')
    if (dragged) this.tell(dragged)
  }

  private move(item: HTMLElement, to: number): void {
    if (to < 0 || to >= this.items().length || to === this.items().indexOf(item)) return
    this.place(item, to)
    this.tell(item)
  }

  private place(item: HTMLElement, to: number): void {
    const items = this.items()
    const from = items.indexOf(item)
    // The others go round it: one that is moved itself loses the focus and the pointer that drags it.
    if (to > from) item.before(...items.slice(from + 1, to + 1))
    else item.after(...items.slice(to, from))
    for (const [at, one] of this.items().entries()) {
      this.enable(one, 'up', at > 0)
      this.enable(one, 'down', at < items.length - 1)
    }
    const save = this.querySelector<HTMLElement>('.pin-save')
    if (save) save.hidden = false
    this.dispatchEvent(new Event('input', { bubbles: true }))
  }

  private enable(item: HTMLElement, act: string, isOn: boolean): void {
    const button = item.querySelector<HTMLButtonElement>(`[data-act="${act}"]`)
    if (button) button.disabled = !isOn
  }

  private tell(item: HTMLElement): void {
    const status = this.querySelector('[role="status"]')
    const said = { title: item.dataset.title, place: this.items().indexOf(item) + 1, count: this.items().length }
    const words = Object.entries(said).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      this.dataset.moved ?? '',
    )
    if (status) status.textContent = words
  }
}

customElements.define('headline-list', HeadlineList)
