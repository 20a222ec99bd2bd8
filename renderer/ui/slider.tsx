import { useEffect, useState, type ReactElement } from 'react'
import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import field from './field.module.css'
import styles from './slider.module.css'

/** A number between two bounds, shown with its unit. `onChange` hears the value where the thumb is let go. */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  show,
  onChange,
}: {
  label: string
  value: number
  min: number
  max: number
  step: number
  show: (value: number) => string
  onChange: (value: number) => void
}): ReactElement {
  const [held, setHeld] = useState(value)
  useEffect(() => setHeld(value), [value])
  return (
    <AriaSlider
      className={styles.slider}
      value={held}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={(next) => setHeld(next)}
      onChangeEnd={(next) => onChange(next)}
    >
      <Label className={field.label}>{label}</Label>
      <SliderOutput className={styles.value}>{show(held)}</SliderOutput>
      <SliderTrack className={styles.track}>
        {({ state }) => (
          <>
            <div className={styles.filled} style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className={styles.thumb} />
          </>
        )}
      </SliderTrack>
    </AriaSlider>
  )
}
