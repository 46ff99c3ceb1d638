/** What undoing a whole request would do to one of its parts, before anything is done. */
export type Undoable = { readonly itemId: string; readonly title: string } & (
  | { readonly sentence: string; readonly until: string; /** Gives access back: asked anew under today's rules (G21). */ readonly asksAnew: boolean }
  | { readonly whyNot: string });

/** GET /requests/:id/undo: in the order in which it would happen, last change first. */
export interface UndoPreview { readonly items: readonly Undoable[]; readonly may: boolean }

/** What came of one part. `waits`: somebody has to say yes first. `asked`: a request of its own. */
export interface UndoResult { readonly itemId: string; readonly title: string; readonly outcome: 'undone' | 'asked' | 'waits' | 'failed' | 'left'; readonly why?: string; readonly requestId?: string }

/** Where undoing a whole request stands. */
export interface RequestUndo {
  readonly by: string;
  readonly at: string;
  /** `parked`: a part failed and a person has it. */
  readonly state: 'running' | 'done' | 'parked';
  readonly results: readonly UndoResult[];
}
