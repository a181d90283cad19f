import type { FastifyReply, FastifyRequest } from 'fastify'
import t from 'tap'
import { logStaffAction } from '../http/staff-actions.ts'
import { staff } from '../testing/app.ts'

t.test('the log says what staff changed, and no e-mail address that the path has', async (t) => {
  const urls: unknown[] = []
  const routeOptions = { config: { operationId: 'setStaffPermissions', isStaffs: true } }
  const log = { info: ({ url }: { url: string }) => urls.push(url) }
  for (const person of ['usr_1', 'ada%40example.com', 'ada@example.com']) {
    const request = { url: `/v1/admin/staff/${person}/disable?x=ada@example.com`, principal: staff('staff.write') }
    logStaffAction({ ...request, routeOptions, log } as unknown as FastifyRequest, { statusCode: 204 } as FastifyReply)
  }
  t.strictSame(urls, ['/v1/admin/staff/usr_1/disable', '/v1/admin/staff/…/disable', '/v1/admin/staff/…/disable'])
})
