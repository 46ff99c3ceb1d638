import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Notices } from '@countersign/core';

/** Backstage notifications, and a signal as a hint to refetch. A host without them loses notices, never requests. */
export function createNotices(o: { notifications: NotificationService; signals: SignalsService; logger: LoggerService }): Notices {
  return {
    async send({ to, title, body, requestId, severity, link }) {
      if (!to.length) return;
      const people = [...to];
      await Promise.all([
        o.notifications.send({ recipients: { type: 'entity', entityRef: people }, payload: { title, description: body, link: link ? `/countersign/approvals?link=${encodeURIComponent(link)}` : requestId ? `/countersign/requests/${requestId}` : '/countersign/governance/switches', severity, topic: 'countersign', scope: requestId } })
          .catch(e => o.logger.warn(`notification not sent: ${e.message}`)),
        ...people.map(entityRef => o.signals.publish({ recipients: { type: 'user', entityRef }, channel: 'countersign', message: { requestId } }).catch(e => o.logger.debug(`signal not sent: ${e.message}`))),
      ]);
    },
  };
}
