import { TextAreaField } from '@backstage/ui';

export interface Carried { readonly what: 'invitation' | 'reply'; readonly text: string; readonly fingerprint?: string }

/** Shown once: it is carried to the other side by hand. */
export function Carry({ carried: { what, text, fingerprint } }: { carried: Carried }) {
  return (
    <section className="cs-group"><h2>{what === 'invitation' ? 'Carry this invitation over' : 'Carry this reply back'}</h2>
      <div className="cs-card cs-pad cs-stack" role="status">
        <TextAreaField label={what === 'invitation' ? 'Invitation' : 'Reply'} description="It counts once, within ten minutes. Paste it there; send it in no chat and no mail." isReadOnly rows={4} value={text} />
        {fingerprint && <p>Then somebody else on the other side is told this fingerprint by voice: <span className="cs-mono">{fingerprint}</span></p>}
      </div>
    </section>
  );
}
