import type { RequestView } from '@countersign/core';

/** People of the portal are told what came out and what they can do; which rules decided it is for those who work in Jira. */
export function forCustomers(request: RequestView): RequestView {
  const items = request.items.map(({ decision, ...item }) => ({ ...item, ...(decision && { decision: { ...decision, rules: [], policyDigest: '' } }) }));
  return { ...request, items };
}
