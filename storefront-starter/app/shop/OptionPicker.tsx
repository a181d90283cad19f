import { Form, Link, useLocation } from 'react-router'
import type { OptionChoice } from '../lib/choice.ts'
import { productText as m } from '../lib/messages/product.ts'
import { useText } from '../lib/messages/text.ts'
import { buttonClass } from '../ui/button.ts'
import styles from './OptionPicker.module.css'

/** More values than this are a list to choose from. */
const MAX_CHIPS = 16

/** Chooses a variant by the address. Each value leads to a variant that exists. */
export function OptionPicker({ options }: { options: readonly OptionChoice[] }) {
  return (
    <div className={styles.options}>
      {options.map((option, index) =>
        option.values.length <= MAX_CHIPS ? (
          <Chips key={option.name} option={option} id={`option-${index}`} />
        ) : (
          <List
            key={option.name}
            option={option}
            others={options.filter((other) => other !== option)}
            id={`option-${index}`}
          />
        ),
      )}
    </div>
  )
}

function Chips({ option, id }: { option: OptionChoice; id: string }) {
  const t = useText()
  const { pathname } = useLocation()
  const chosen = option.values.find(({ isChosen }) => isChosen)
  return (
    <section aria-labelledby={id} dir="auto">
      <p id={id} className={styles.name}>
        {option.label}: <span className={styles.chosen}>{chosen?.label}</span>
      </p>
      <ul className={styles.chips}>
        {option.values.map(({ value, label, isChosen, isAvailable, query }) => (
          <li key={value}>
            <Link
              className={`${styles.chip} ${isAvailable ? '' : styles.soldOut}`}
              to={pathname + query}
              replace
              preventScrollReset
              aria-current={isChosen ? 'true' : undefined}
            >
              <span className={styles.value}>{label}</span>
              {isAvailable ? null : <span className={styles.words}>{t(m.soldOut)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function List({ option, others, id }: { option: OptionChoice; others: readonly OptionChoice[]; id: string }) {
  const t = useText()
  const { pathname } = useLocation()
  const chosenOf = ({ values }: OptionChoice) => values.find(({ isChosen }) => isChosen)?.value ?? ''
  return (
    <Form action={pathname} preventScrollReset>
      {others.map((other) => (
        <input key={other.name} type="hidden" name={other.name} value={chosenOf(other)} />
      ))}
      <label htmlFor={id} className={styles.name} dir="auto">
        {option.label}
      </label>
      <div className={styles.choice}>
        <select
          key={chosenOf(option)}
          id={id}
          name={option.name}
          defaultValue={chosenOf(option)}
          className={styles.select}
        >
          {option.values.map(({ value, label, isAvailable }) => (
            <option key={value} value={value} dir="auto">
              {isAvailable ? label : t(m.soldOutValue, { value: label })}
            </option>
          ))}
        </select>
        <button type="submit" className={buttonClass('quiet')}>
          {t(m.choose)}
        </button>
      </div>
    </Form>
  )
}
