import { STARTER, STARTER_CONNECTED } from '../../generated/starter';
import { parse } from 'yaml';

const both = (path: string) => [STARTER[path], STARTER_CONNECTED[path]].map(text => parse(text) as Record<string, string[]>);

/** What lies over the starter adds to it: a line that is changed in one and forgotten in the other is found here. */
it.each(['request-types/get-product.yaml', 'request-types/return-product.yaml', 'policies/tests.yaml'])('%s of the connected edition keeps what the starter says', path => {
  const [starter, over] = both(path);
  for (const [key, value] of Object.entries(starter)) {
    if (Array.isArray(value) && key !== 'actions') expect(over[key]).toEqual(expect.arrayContaining(value));
    else if (!['actions', 'description', 'slots'].includes(key)) expect(over[key]).toEqual(value);
  }
  expect(Object.keys(over.slots ?? {})).toEqual(expect.arrayContaining(Object.keys(starter.slots ?? {})));
});

it('people who have left are treated the same in both', () => {
  expect(STARTER_CONNECTED['policies/inactive.cedar'].replace(', Action::"apps.remove-seat"', '')).toBe(STARTER['policies/inactive.cedar']);
});
