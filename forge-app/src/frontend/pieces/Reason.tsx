import { Field } from './Field';

/** Bounds of the desk. */
const LEAST = 3;
const MOST = 500;
export const isReason = (text: string): boolean => text.trim().length >= LEAST;

/** Why: every change of the rules and every switch has a reason that others read. */
export const Reason = ({ label = 'Why', help = 'Whoever approves reads this.', onChange }: { label?: string; help?: string; onChange: (text: string) => void }) =>
  <Field label={label} help={help} required most={MOST} onChange={onChange} />;
