import { Radio, RadioGroup } from '@backstage/ui';
import type { Item } from '@countersign/backstage-plugin-countersign-common';
import { narrowTo, narrowable, sayRung, type Narrowed } from '../../lib/narrow';

/** Controls that only shrink: the first rung is what was asked. */
export function Narrow({ item, value, onChange }: { item: Item; value: Narrowed; onChange: (v: Narrowed) => void }) {
  const set = (field: string, rung: string | number) => onChange(narrowTo(value, { item, field, rung }));
  return (
    <div className="cs-narrow">
      {narrowable(item).map(([field, rungs]) => {
        const present = value[field] ?? rungs[0];
        if (field === 'duration') {
          const up = [...rungs].reverse();
          return (
            <div key={field} className="cs-field">
              <label className="cs-lab" htmlFor={`cs-${item.id}-${field}`}>How long<output>{sayRung(present)}</output></label>
              {/* Rungs are not evenly spaced, so the value read out is the rung's words and not its number. */}
              <input id={`cs-${item.id}-${field}`} type="range" min={0} max={up.length - 1} step={1} value={up.indexOf(present)} aria-valuetext={sayRung(present)}
                style={{ ['--v' as string]: `${(up.indexOf(present) / (up.length - 1)) * 100}%` }} onChange={e => set(field, up[Number(e.target.value)])} />
            </div>
          );
        }
        return (
          <div key={field} className="cs-field">
            <RadioGroup label={field === 'role' ? 'Role' : field} value={String(present)} onChange={v => set(field, v)}>
              {rungs.map(r => <Radio key={r} value={String(r)}>{sayRung(r)}</Radio>)}
            </RadioGroup>
          </div>
        );
      })}
    </div>
  );
}
