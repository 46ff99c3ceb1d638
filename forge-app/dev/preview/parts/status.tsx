import { Parts } from '../forge-doc';
import { amount, call, flag, list, text } from '../props';
import { fromElement } from '../element';

const TONE: Record<string, string> = { success: 'success', inprogress: 'info', removed: 'danger', moved: 'warning', new: 'discovery' };

interface Step { id: string; label: string; status: string; percentageComplete?: number }

export const status: Parts = {
  Lozenge: ({ props, kids }) => <span className={`fk-lozenge ${TONE[text(props, 'appearance') ?? ''] ?? 'neutral'} ${flag(props, 'isBold') ? 'bold' : ''}`}>{kids}</span>,
  Badge: ({ props, kids }) => <span className={`fk-badge ${text(props, 'appearance') ?? ''}`}>{kids}</span>,
  Tag: ({ props }) => <span className="fk-tag">{text(props, 'text')}</span>,
  SimpleTag: ({ props }) => <span className="fk-tag">{text(props, 'text')}</span>,
  TagGroup: ({ kids }) => <span className="fk-tags">{kids}</span>,
  SectionMessage: ({ props, kids }) => {
    const appearance = text(props, 'appearance') ?? 'information';
    return (
      <div role={appearance === 'error' ? 'alert' : 'status'} className={`fk-message ${appearance}`}>
        {text(props, 'title') && <strong className="fk-message-title">{text(props, 'title')}</strong>}
        {kids}
      </div>
    );
  },
  SectionMessageAction: ({ props, kids }) =>
    (text(props, 'href') ? <a href={text(props, 'href')}>{kids}</a> : <button type="button" className="fk-button link" onClick={() => call(props, 'onClick')}>{kids}</button>),
  Spinner: ({ props }) => <span role="status" className="fk-spinner" aria-label={text(props, 'label') ?? 'Loading'} />,
  ProgressBar: ({ props }) => <progress className="fk-progress" aria-label={text(props, 'ariaLabel') ?? 'Progress'} max={1} value={flag(props, 'isIndeterminate') ? undefined : amount(props, 'value')} />,
  ProgressTracker: ({ props }) => (
    <ol className="fk-tracker" aria-label={text(props, 'label') ?? 'Progress'}>
      {list<Step>(props, 'items').map(step => (
        <li key={step.id} className={step.status} aria-current={step.status === 'current' ? 'step' : undefined}>
          {step.label}{step.status === 'visited' && <span className="fk-hidden"> (done)</span>}
        </li>
      ))}
    </ol>
  ),
  EmptyState: ({ props, kids }) => (
    <div className="fk-empty">
      <strong className="fk-empty-title">{text(props, 'header')}</strong>
      {fromElement(props.description)}
      {fromElement(props.primaryAction)}
      {fromElement(props.secondaryAction)}
      {kids}
    </div>
  ),
};
