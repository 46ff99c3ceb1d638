import type { AuditorService } from '@backstage/backend-plugin-api';
import type { NextFunction, Request, Response } from 'express';

/** Every write appears in Backstage's own audit log, refused ones too. The journal stays the record that proves it. */
export function auditWrites(auditor: AuditorService) {
  return async (req: Request, res: Response, next: NextFunction) => {
    if (req.method === 'GET') return next();
    const [thing, id, verb] = req.path.split('/').filter(Boolean);
    const event = await auditor.createEvent({ eventId: verb ?? `${thing}-create`, severityLevel: 'medium', request: req as never, meta: { thing, ...(id && verb && { id }) } });
    res.once('finish', () => {
      const said = res.statusCode < 400 ? event.success({ meta: { status: res.statusCode } }) : event.fail({ error: new Error(`answered ${res.statusCode}`) });
      // A log that cannot be written is the host's to notice; the answer has gone out.
      said.catch(() => undefined);
    });
    return next();
  };
}
