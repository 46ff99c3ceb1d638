import type { Emit } from '../desk-api';
import type { Actor, RequestView } from '../types';
import type { UndoPreview } from './types';

/** Taking back everything one request did. */
export interface UndoDesk {
  /** What would happen to each part, and why some cannot be taken back. Changes nothing. */
  undoPreview(actor: Actor, id: string): Promise<UndoPreview>;
  undoRequest(actor: Actor, id: string, emit?: Emit): Promise<RequestView>;
}
