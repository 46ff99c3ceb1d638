import { Inline, Lozenge } from '@forge/react';
import type { IssueOrigin } from '../../contract';
import { Note } from '../pieces/Facts';

/** How the request came about. A claim may ask and nothing more (G1). */
export function Origin({ origin }: { origin?: IssueOrigin }) {
  if (!origin) return null;
  return <Inline space="space.100" alignBlock="center" shouldWrap><Lozenge appearance={origin.kind === 'signed' ? 'success' : 'moved'}>{origin.kind === 'signed' ? 'Signed in' : 'Not proved'}</Lozenge><Note>{origin.says}</Note></Inline>;
}
