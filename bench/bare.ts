/** A bare Fastify that answers what the shop answered: what this machine could do at most. */
import fastify from 'fastify'
import { answerParent } from './answering.ts'

/** One answer of the shop, as it was heard. */
export interface Heard {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its query. */
  path: string
  status: number
  body: unknown
}

const app = fastify()

/** @returns its address */
function serve(answers: readonly Heard[]): Promise<string> {
  const routes = new Map(answers.map((heard) => [`${heard.method} ${heard.path.split('?')[0]}`, heard]))
  for (const { method, path, status, body } of routes.values()) {
    // An object, not text: it is serialised for every answer, as the shop does.
    app.route({ method, url: path.split('?')[0] ?? path, handler: (_request, reply) => reply.code(status).send(body) })
  }
  return app.listen({ host: '127.0.0.1', port: 0 })
}

answerParent({ serve }, () => app.close())
