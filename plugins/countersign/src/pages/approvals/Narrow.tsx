import { Radio, RadioGroup, Slider } from '@backstage/ui';
import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { sayValue } from '../../lib/format';

type Value = Readonly<Record<string, string | number>>;

/** Controls that only shrink: the first rung is what was asked. */
export function Narrow({ item, value, onChange }: { item: Item; value: Value; onChange: (v: Record<string, string | number>) => void }) {
  const set = (field: string, next: string | number) => {
    const { [field]: _old, ...rest } = value;
    onChange(next === item.ladders[field][0] ? { ...rest } : { ...rest, [field]: next });
  };
  return (
    <div className="cs-narrow">
      {Object.entries(item.ladders).filter(([, rungs]) => rungs.length > 1).map(([field, rungs]) => {
        const present = value[field] ?? rungs[0];
        if (field === 'duration') {
          const up = [...rungs].reverse();
          return (
            <div key={field} className="cs-field">
              <Slider label="How long" minValue={0} maxValue={up.length - 1} step={1} value={up.indexOf(present)} onChange={n => set(field, up[Array.isArray(n) ? n[0] : n])} />
              <output>{sayValue(present)}</output>
            </div>
          );
        }
        return (
          <div key={field} className="cs-field">
            <RadioGroup label={field === 'role' ? 'Role' : field} value={String(present)} onChange={v => set(field, v)}>
              {rungs.map(r => <Radio key={r} value={String(r)}>{sayValue(r)}</Radio>)}
            </RadioGroup>
          </div>
        );
      })}
    </div>
  );
}
