import type { Clock } from '@countersign/core';
import { Refusal, systemRouter } from './kit';
import type { Store } from './store';

export interface DemoEmployee { status: 'employed' | 'left'; leftOn: string | null }

/** Who works here, by number; somebody who leaves is told to whoever subscribed. */
export function hrSystem(token: string, store: Store, { left, clock }: { readonly left: (id: string) => Promise<void>; readonly clock: Clock }) {
  const find = (id: string) => {
    const employee = store.get<DemoEmployee>('employee', id);
    if (!employee) throw new Refusal(404, 'NO_SUCH_NUMBER', 'HR knows nobody of that number.');
    return employee;
  };
  return systemRouter(token, store, r => {
    r.get('/employees/:id', (req, res) => res.json(find(req.params.id)));
    r.post('/employees/:id/leave', async (req, res) => {
      const { leftOn } = find(req.params.id);
      const gone: DemoEmployee = { status: 'left', leftOn: leftOn ?? clock.now().toISOString() };
      store.put('employee', req.params.id, gone);
      await left(req.params.id);
      res.json(gone);
    });
  });
}
