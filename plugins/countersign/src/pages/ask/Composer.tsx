import { Button } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';

/** Enter sends, Shift Enter is a new line, `/` comes here from anywhere but a field. Focus stays after sending. */
export function Composer({ onSend, busy, slim, placeholder, initial = '' }: { onSend: (text: string) => void; busy: boolean; slim?: boolean; placeholder: string; initial?: string }) {
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => { setText(initial); }, [initial]);
  useEffect(() => {
    const listen = (e: KeyboardEvent) => {
      if (e.key !== '/' || (e.target as HTMLElement).closest('input, textarea, select, [contenteditable]')) return;
      e.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const send = () => {
    if (!text.trim() || busy) return;
    onSend(text.trim());
    setText('');
    field.current?.focus();
  };
  return (
    <form className={`cs-composer ${slim ? 'cs-composer-slim' : ''}`} onSubmit={e => { e.preventDefault(); send(); }}>
      <textarea ref={field} rows={slim ? 1 : 2} value={text} aria-label="What do you need?" placeholder={placeholder} maxLength={16_000}
        onChange={e => setText(e.target.value)}
        onKeyDown={e => {
          if (e.key === 'Enter' && !e.shiftKey && !e.nativeEvent.isComposing) { e.preventDefault(); send(); }
          if (e.key === 'Escape') field.current?.blur();
        }} />
      <div className="cs-composer-bar">
        <span className="cs-push cs-keys"><kbd className="cs-key">Enter</kbd> to send</span>
        <Button type="submit" variant="primary" size="small" isDisabled={busy || !text.trim()}>Send</Button>
      </div>
    </form>
  );
}
