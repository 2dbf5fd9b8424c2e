import './quiet-zod.ts'
import '#features/articles/elements/article-editor.ts'
