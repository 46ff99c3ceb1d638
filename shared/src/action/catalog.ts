import type { Change, System } from '../contract';
import { DeskError } from '../desk-api';

export interface Action { readonly id: string; readonly system: System; readonly change: Change }

/** Every change of every configured system, by `<system>.<verb>`. What is not in it cannot be planned. */
export class ActionCatalog {
  private readonly byId = new Map<string, Action>();

  constructor(systems: readonly System[]) {
    for (const system of systems) {
      for (const change of system.connector.changes as readonly Change[]) {
        const id = `${system.id}.${change.id}`;
        if (this.byId.has(id)) throw new Error(`Two systems offer the action ${id}: give one of them another id`);
        this.byId.set(id, { id, system, change });
      }
    }
  }

  find(id: string): Action | undefined { return this.byId.get(id); }

  get(id: string): Action {
    const action = this.byId.get(id);
    if (!action) throw new DeskError(409, `No connected system offers ${id}.`, 'Ask whoever looks after the rules what became of that system.');
    return action;
  }

  ids(): string[] { return [...this.byId.keys()]; }

  /** The inverse, if the change declares one. */
  inverse(action: Action): Action | undefined {
    return action.change.undo && this.get(`${action.system.id}.${action.change.undo.change}`);
  }
}
