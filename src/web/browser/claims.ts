// Runs in a thread of its own beside the studio's page.
import '#features/document/elements/find-claims-worker.ts'
