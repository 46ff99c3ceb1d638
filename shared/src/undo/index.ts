export type { RequestUndo, Undoable, UndoPreview, UndoResult } from './types';
export type { UndoDesk } from './desk-api';
export { goOn as goOnUndoing, undoPreview, undoRequest } from './request';
