import { Select } from '@backstage/ui';
import { useMe } from '../lib/data';

/** One person of the directory, found by name. */
export function PersonSelect({ label, value, onChange, except }: { label: string; value?: string; onChange: (ref: string) => void; except?: string }) {
  const { me } = useMe();
  const options = Object.entries(me.names).filter(([ref]) => ref.startsWith('user:') && ref !== except).map(([id, name]) => ({ id, label: name })).sort((a, b) => a.label.localeCompare(b.label));
  return <Select label={label} options={options} search={{ placeholder: 'Name' }} selectedKey={value ?? null} onSelectionChange={key => key && onChange(String(key))} />;
}
