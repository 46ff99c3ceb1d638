import { Parts, Props } from '../forge-doc';
import { amount, call, flag, text } from '../props';

type Typed = React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;

/** Forge hands a field's handler a copy of the event, not the event: only these of its target's properties. */
const copyOf = (event: Typed) => ({ type: event.type, target: { value: event.target.value, name: event.target.name, id: event.target.id, type: event.target.type } });

/** What all boxes one types into share. */
const shared = (props: Props) => ({
  id: text(props, 'inputId') ?? text(props, 'id'),
  name: text(props, 'name'),
  placeholder: text(props, 'placeholder'),
  value: text(props, 'value'),
  defaultValue: text(props, 'value') === undefined ? text(props, 'defaultValue') : undefined,
  disabled: flag(props, 'isDisabled'),
  readOnly: flag(props, 'isReadOnly'),
  required: flag(props, 'isRequired'),
  maxLength: amount(props, 'maxLength'),
  'aria-label': text(props, 'aria-label'),
  'aria-describedby': text(props, 'aria-describedby'),
  'aria-invalid': flag(props, 'isInvalid') || undefined,
  onChange: (event: Typed) => call(props, 'onChange', copyOf(event)),
  onBlur: () => call(props, 'onBlur', { type: 'blur' }),
});

export const fields: Parts = {
  Label: ({ props, kids }) => <label className="fk-label" htmlFor={text(props, 'labelFor')}>{kids}</label>,
  RequiredAsterisk: () => <span className="fk-star" aria-hidden>*</span>,
  Textfield: ({ props }) => <input className="fk-input" type={text(props, 'type') ?? 'text'} {...shared(props)} />,
  TextArea: ({ props }) => <textarea className="fk-input" rows={amount(props, 'minimumRows') ?? 3} {...shared(props)} />,
  Range: ({ props }) => (
    <input type="range" id={text(props, 'id')} min={amount(props, 'min') ?? 0} max={amount(props, 'max') ?? 100} step={amount(props, 'step')} defaultValue={amount(props, 'defaultValue')}
      aria-label={text(props, 'aria-label')} onChange={event => call(props, 'onChange', Number(event.target.value))} />
  ),
  DatePicker: ({ props }) => <input className="fk-input" type="date" {...shared(props)} onChange={event => call(props, 'onChange', event.target.value)} />,
  TimePicker: ({ props }) => <input className="fk-input" type="time" {...shared(props)} onChange={event => call(props, 'onChange', event.target.value)} />,
  HelperMessage: ({ kids }) => <p className="fk-helper">{kids}</p>,
  ErrorMessage: ({ kids }) => <p className="fk-error" role="alert">{kids}</p>,
  ValidMessage: ({ kids }) => <p className="fk-valid">{kids}</p>,
  Form: ({ props, kids }) => <form noValidate className="fk-form" onSubmit={event => { event.preventDefault(); call(props, 'onSubmit', { type: 'submit' }); }}>{kids}</form>,
  FormHeader: ({ props, kids }) => <header className="fk-form-header">{text(props, 'title') && <h2>{text(props, 'title')}</h2>}{text(props, 'description') && <p className="fk-text">{text(props, 'description')}</p>}{kids}</header>,
  FormSection: ({ props, kids }) => <section className="fk-form-section">{text(props, 'title') && <h3>{text(props, 'title')}</h3>}{text(props, 'description') && <p className="fk-text">{text(props, 'description')}</p>}{kids}</section>,
  FormFooter: ({ kids }) => <footer className="fk-form-footer">{kids}</footer>,
};
