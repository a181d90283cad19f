import type { FormEvent } from 'react'
import { useFetcher } from 'react-router'

/** The field by which an action is told that a script has sent the form, which stays on its page. */
export const STAYS = 'stays'

/** A form that changes a part of the page it is on. Without scripts it is a form like any other, and another page comes. */
export function useStayingForm<Action>(key?: string) {
  const fetcher = useFetcher<Action>(key === undefined ? {} : { key })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    form.set(STAYS, 'yes')
    void fetcher.submit(form, { method: 'post' })
  }
  return { fetcher, onSubmit }
}
