import { useEffect, useState } from 'react';

/** The page's own shape, after 200 ms; a fast answer never flickers. */
export function Waiting({ rows = 3 }: { rows?: number }) {
  const [shown, show] = useState(false);
  useEffect(() => { const t = setTimeout(() => show(true), 200); return () => clearTimeout(t); }, []);
  if (!shown) return null;
  return (
    <div className="cs-card cs-pad cs-stack" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, n) => <span key={n} className="cs-skel" style={{ width: `${80 - n * 14}%` }} />)}
    </div>
  );
}
