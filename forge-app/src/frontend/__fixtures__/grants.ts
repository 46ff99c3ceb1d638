import type { Grant } from '@countersign/core';
import { LIAM } from './people';
import { soon } from './requests';

export const grant = (change: Partial<Grant> = {}): Grant => ({
  id: 'REQ-9AB2.i1', requestId: 'REQ-9AB2', itemId: 'i1', person: LIAM, resource: 'resource:jira/figma', title: 'Figma', role: 'Editor', reason: 'Landing page',
  since: soon(-60), until: soon(180), state: 'active', extendable: true, ...change,
});
