import { useContext } from 'react';
import { Parts, People, Props } from '../forge-doc';
import { call, flag, list, maybeFlag, text } from '../props';

interface Option { label: string; value: string; isDisabled?: boolean; options?: Option[]; name?: string }
type Ticked = React.ChangeEvent<HTMLInputElement>;

const copyOf = (event: Ticked) => ({ type: event.type, target: { checked: event.target.checked, value: event.target.value, name: event.target.name, type: event.target.type } });
const flat = (options: readonly Option[]): Option[] => options.flatMap(o => (o.options ? o.options : [o]));

/** A Select speaks of whole options, one or many; some apps give the bare value. */
function valuesOf(given: unknown): string[] {
  if (given === undefined || given === null) return [];
  if (Array.isArray(given)) return given.flatMap(valuesOf);
  return [typeof given === 'object' ? String((given as Option).value) : String(given)];
}

function Choose({ props }: { props: Props }) {
  const options = list<Option>(props, 'options');
  const many = flag(props, 'isMulti');
  const given = (name: 'value' | 'defaultValue') => (props[name] === undefined ? undefined : many ? valuesOf(props[name]) : valuesOf(props[name])[0] ?? '');
  const pick = (box: HTMLSelectElement) => {
    const chosen = flat(options).filter(o => [...box.selectedOptions].some(s => s.value === o.value));
    call(props, 'onChange', many ? chosen : chosen[0] ?? null);
  };
  return (
    <select
      className="fk-input" multiple={many} id={text(props, 'inputId') ?? text(props, 'id')} name={text(props, 'name')} disabled={flag(props, 'isDisabled')}
      aria-label={text(props, 'aria-label')} aria-invalid={flag(props, 'isInvalid') || undefined}
      value={given('value')} defaultValue={props.value === undefined ? given('defaultValue') : undefined}
      onChange={event => pick(event.target)} onBlur={() => call(props, 'onBlur', { type: 'blur' })}
    >
      {!many && <option value="">{text(props, 'placeholder') ?? 'Choose…'}</option>}
      {options.map(o => (o.options ? <optgroup key={o.label} label={o.label}>{o.options.map(optionOf)}</optgroup> : optionOf(o)))}
    </select>
  );
}

const optionOf = (o: Option) => <option key={o.value} value={o.value} disabled={o.isDisabled}>{o.label}</option>;

function PickPerson({ props }: { props: Props }) {
  const people = useContext(People);
  const options = people.map(p => ({ label: p.displayName, value: p.accountId }));
  const pick = (chosen: unknown) => {
    const users = [chosen].flat().filter(Boolean).map(o => ({ id: (o as Option).value, type: 'user', name: (o as Option).label }));
    call(props, 'onChange', flag(props, 'isMulti') ? users : users[0] ?? null);
  };
  const id = text(props, 'id') ?? `people-${text(props, 'name')}`;
  return (
    <>
      {text(props, 'label') && <label className="fk-label" htmlFor={id}>{text(props, 'label')}</label>}
      <Choose props={{ ...props, id, options, onChange: pick }} />
      {text(props, 'description') && <p className="fk-helper">{text(props, 'description')}</p>}
    </>
  );
}

function Tick({ props, kind }: { props: Props; kind: 'checkbox' | 'switch' | 'radio' }) {
  const label = text(props, 'label');
  const box = (
    <input
      type={kind === 'radio' ? 'radio' : 'checkbox'} role={kind === 'switch' ? 'switch' : undefined} id={text(props, 'id')} name={text(props, 'name')} value={text(props, 'value')}
      checked={maybeFlag(props, 'isChecked')} defaultChecked={props.isChecked === undefined ? flag(props, 'defaultChecked') : undefined}
      disabled={flag(props, 'isDisabled')} aria-label={label ? undefined : text(props, 'aria-label')} aria-invalid={flag(props, 'isInvalid') || undefined}
      onChange={event => call(props, 'onChange', copyOf(event))}
    />
  );
  return label ? <label className="fk-tick">{box} {label}</label> : box;
}

function OneOf({ props }: { props: Props }) {
  const chosen = text(props, 'value');
  return (
    <div role="radiogroup" id={text(props, 'id')} aria-labelledby={text(props, 'aria-labelledby')} aria-label={text(props, 'aria-label')} className="fk-radios">
      {list<Option>(props, 'options').map(o => (
        <Tick key={o.value} kind="radio" props={{
          name: o.name ?? text(props, 'name'), value: o.value, label: o.label, isDisabled: o.isDisabled || flag(props, 'isDisabled'), onChange: props.onChange,
          ...(chosen === undefined ? { defaultChecked: text(props, 'defaultValue') === o.value } : { isChecked: chosen === o.value }),
        }} />
      ))}
    </div>
  );
}

function AnyOf({ props }: { props: Props }) {
  const chosen = valuesOf(props.value ?? props.defaultValue);
  const set = (value: string, on: boolean) => call(props, 'onChange', on ? [...chosen, value] : chosen.filter(v => v !== value));
  return (
    <div role="group" className="fk-radios">
      {list<Option>(props, 'options').map(o => (
        <Tick key={o.value} kind="checkbox" props={{ name: text(props, 'name'), value: o.value, label: o.label, isChecked: chosen.includes(o.value), onChange: () => set(o.value, !chosen.includes(o.value)) }} />
      ))}
    </div>
  );
}

export const choices: Parts = {
  Select: ({ props }) => <Choose props={props} />,
  UserPicker: ({ props }) => <PickPerson props={props} />,
  Checkbox: ({ props }) => <Tick kind="checkbox" props={props} />,
  Toggle: ({ props }) => <Tick kind="switch" props={props} />,
  Radio: ({ props }) => <Tick kind="radio" props={props} />,
  RadioGroup: ({ props }) => <OneOf props={props} />,
  CheckboxGroup: ({ props }) => <AnyOf props={props} />,
};
