// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ApiPromise } from '../../api-promise.ts'
import type { Calls } from '../../client.ts'
import type { PagePromise } from '../../page.ts'
import type { RequestOptions } from '../../types.ts'
import { operations } from '../operations.ts'
import type { ListTemplateVersionsParams, ListTemplatesParams, Notification, PublishedTemplate, PublishedTemplateEntry, Template, TemplateDraftInput, TemplateEntry, TemplatePreview, TemplateRollback, TemplateSource } from '../types.ts'

/** `stoa.admin.templates` */
export class AdminTemplatesResource {
  readonly #calls: Calls

  constructor(calls: Calls) {
    this.#calls = calls
  }

  /**
   * Lists the templates of messages, by template, channel and locale
   *
   * One entry for each default and for each that staff have edited. A message is made of the published version of its recipient's locale (`de-AT`), of that language (`de`), else of English; where nothing is published, of the default.
   */
  list(query?: ListTemplatesParams, options?: RequestOptions): PagePromise<TemplateEntry> {
    return this.#calls.list(operations.listTemplates, { query }, options)
  }

  /**
   * Shows a template with its draft, its published version, its default and the variables it may use
   *
   * Also for a locale that nobody has written yet: then there is neither draft nor published version, `version` is 0, and `default` is of the locale that messages fall back to. 404 where the template has no such channel.
   * @param template The template.
   * @param channel The channel that it is for.
   * @param locale The locale that it is written in, `de` or `de-AT` say.
   */
  get(template: string, channel: string, locale: string, options?: RequestOptions): ApiPromise<Template> {
    return this.#calls.send(operations.getTemplate, { path: { template, channel, locale } }, options)
  }

  /**
   * Saves the draft of a template
   *
   * Needs `If-Match`. What is sent replaces the draft that is there; nothing is sent to customers until it is published. A template that could not be rendered, uses a variable, tag or filter that it does not have, or has markup that a mail may not have, is 422 `unprocessable`: `errors` names the part and says line and column. So is one that lacks the link that its message is for.
   * @param template The template.
   * @param channel The channel that it is for.
   * @param locale The locale that it is written in, `de` or `de-AT` say.
   */
  saveDraft(template: string, channel: string, locale: string, body: TemplateDraftInput, options?: RequestOptions): ApiPromise<Template> {
    return this.#calls.send(operations.saveTemplateDraft, { path: { template, channel, locale }, body }, options)
  }

  /**
   * Publishes the draft of a template
   *
   * Needs `If-Match`. Messages are made of it within five seconds; those that exist already stay as they are. 409 `invalid_state` where there is no draft. The last 50 published versions are kept.
   * @param template The template.
   * @param channel The channel that it is for.
   * @param locale The locale that it is written in, `de` or `de-AT` say.
   */
  publish(template: string, channel: string, locale: string, options?: RequestOptions): ApiPromise<Template> {
    return this.#calls.send(operations.publishTemplate, { path: { template, channel, locale } }, options)
  }

  /**
   * Publishes an earlier version of a template again, or the default
   *
   * Needs `If-Match`. An earlier version is published as a new one, which says which it was made of. `number` null publishes nothing: messages are made of the default again, or of the locale that this one falls back to. The draft stays.
   * @param template The template.
   * @param channel The channel that it is for.
   * @param locale The locale that it is written in, `de` or `de-AT` say.
   */
  rollBack(template: string, channel: string, locale: string, body: TemplateRollback, options?: RequestOptions): ApiPromise<Template> {
    return this.#calls.send(operations.rollBackTemplate, { path: { template, channel, locale }, body }, options)
  }

  /**
   * Lists the published versions of a template, newest first
   *
   * At most 50; older ones are deleted when one is published.
   * @param template The template.
   * @param channel The channel that it is for.
   * @param locale The locale that it is written in, `de` or `de-AT` say.
   */
  listVersions(template: string, channel: string, locale: string, query?: ListTemplateVersionsParams, options?: RequestOptions): PagePromise<PublishedTemplateEntry> {
    return this.#calls.list(operations.listTemplateVersions, { path: { template, channel, locale }, query }, options)
  }

  /**
   * Shows a published version of a template with its source
   * @param template The template.
   * @param channel The channel that it is for.
   * @param locale The locale that it is written in, `de` or `de-AT` say.
   * @param number The version.
   */
  getVersion(template: string, channel: string, locale: string, number: number, options?: RequestOptions): ApiPromise<PublishedTemplate> {
    return this.#calls.send(operations.getTemplateVersion, { path: { template, channel, locale, number } }, options)
  }

  /**
   * Sends you the message that a template makes of sample data
   *
   * To the e-mail address, the verified phone number or the device (the one registered last) of your own account, and to nobody else; 422 `unprocessable` where it has none, or the shop lacks the channel. The source is chosen as by previewTemplate, and its problems are the same. The subject, the title or the text of an SMS begins with `[Test]`; what would be a token or a code opens nothing. It is sent as every message is, and listNotifications shows it with the `event_type` `template.test`. You can send 50 in 24 hours; then 429. Repeating the request with the same Idempotency-Key sends nothing more. An API key has no account, and gets 403.
   * @param template The template.
   * @param channel The channel that it is for.
   * @param locale The locale that it is written in, `de` or `de-AT` say.
   */
  testSend(template: string, channel: string, locale: string, body: TemplateSource, options?: RequestOptions): ApiPromise<Notification> {
    return this.#calls.send(operations.testSendTemplate, { path: { template, channel, locale }, body }, options)
  }

  /**
   * Shows the message that a template makes of sample data
   *
   * Of the source that is sent, of a published version, or else of the draft, the published version or the default, whichever there is first. It is rendered as messages are. Nothing is sent, and nothing is saved. Show the HTML in a frame with `sandbox`. Problems are those of saveTemplateDraft.
   * @param template The template.
   * @param channel The channel that it is for.
   * @param locale The locale that it is written in, `de` or `de-AT` say.
   */
  preview(template: string, channel: string, locale: string, body: TemplateSource, options?: RequestOptions): ApiPromise<TemplatePreview> {
    return this.#calls.send(operations.previewTemplate, { path: { template, channel, locale }, body }, options)
  }
}
