// node client.mjs <site> <mail address>: asks the site through jira.js, which checks every answer, and prints what it got. Its own process: the package has no CommonJS form.
import { createServiceDeskClient } from 'jira.js/serviceDesk';

const client = createServiceDeskClient({ host: process.argv[2], auth: { type: 'basic', email: process.argv[3], apiToken: 'token' } });
const request = await client.request.getCustomerRequestByIdOrKey({ issueIdOrKey: 'IT-1' });
const comment = await client.request.createRequestComment({ issueIdOrKey: 'IT-1', body: 'Looking.', public: false });
const steps = await client.request.getCustomerTransitions({ issueIdOrKey: 'IT-1' });
const hidden = await client.request.getCustomerRequestByIdOrKey({ issueIdOrKey: 'HR-1' }).then(() => 'seen', () => 'hidden');
process.stdout.write(JSON.stringify({ key: request.issueKey, public: comment.public, steps: steps.values.length, hidden }));
