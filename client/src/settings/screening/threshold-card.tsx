import { createUniqueId } from 'solid-js';
import { Card } from '../../ui/card.tsx';
import { Line, SwitchLine } from '../controls/controls.tsx';
import { NumberField } from '../controls/number-field.tsx';
import type { ScreeningStore } from './create-screening.ts';
import { carriesOver, isPercent, least, most, percentOf } from './draft.ts';
import { words } from './words.ts';

const w = words.threshold;

/** Similarity from which a match is a hit, and whether cleared hits stay cleared. */
export function ThresholdCard(props: { store: ScreeningStore }) {
  const id = createUniqueId();
  return (
    <Card id="threshold" title={w.title}>
      <Line label={w.label} help={w.help} for={id} helpId={`${id}-help`}>
        <NumberField
          id={id}
          describedBy={`${id}-help`}
          value={percentOf(props.store.stored()!, props.store.edits())}
          fits={isPercent}
          wrong={w.wrong({ least, most })}
          unit={w.unit}
          onChange={(percent) => props.store.setPercent(percent)}
        />
      </Line>
      <SwitchLine
        label={words.carryOver.label}
        help={words.carryOver.help}
        on={carriesOver(props.store.stored()!, props.store.edits())}
        onChange={(on) => props.store.setCarryOver(on)}
      />
    </Card>
  );
}
