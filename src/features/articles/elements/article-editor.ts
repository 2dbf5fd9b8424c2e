import { ArticleDesk } from './article-desk.ts'
import type { EditorData } from './editor-data.ts'
import { make } from './make.ts'

/**
 * Wraps the text of a draft, as the server wrote it for those without script, and puts the editor in its place.
 * When something in the draft cannot be read, the text stays as it is and a sentence says what to do.
 */
class ArticleEditor extends HTMLElement {
  #desk: ArticleDesk | undefined

  connectedCallback(): void {
    const script = this.querySelector('script[type="application/json"]')
    if (this.#desk || !script?.textContent) return
    void this.#open(JSON.parse(script.textContent) as EditorData)
  }

  disconnectedCallback(): void {
    this.#desk?.close()
    this.#desk = undefined
  }

  async #open(data: EditorData): Promise<void> {
    const written = [...this.children]
    try {
      this.#desk = await ArticleDesk.open(this, data)
      for (const part of written) (part as HTMLElement).hidden = true
    } catch (error) {
      this.prepend(make('p', { class: 'line', role: 'alert' }, data.texts.saving.unreadable))
      throw error
    }
  }
}

customElements.define('article-editor', ArticleEditor)
