/** A bare Fastify that sends the shop's responses as ready strings: the most that this machine could do. */
import fastify from 'fastify'
import { serveParent } from './child-process.ts'

/** One response of the shop, as it was received. */
export interface RecordedResponse {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its query. */
  path: string
  status: number
  body: string
}

const app = fastify()

/** @returns its address */
function serve(responses: readonly RecordedResponse[]): Promise<string> {
  const routes = new Map(responses.map((recorded) => [`${recorded.method} ${recorded.path.split('?')[0]}`, recorded]))
  for (const { method, path, status, body } of routes.values()) {
    const url = path.split('?')[0] ?? path
    app.route({
      ...{ method, url },
      handler: (_request, reply) => reply.code(status).type('application/json; charset=utf-8').send(body),
    })
  }
  return app.listen({ host: '127.0.0.1', port: 0 })
}

serveParent({ serve }, () => app.close())
