import type { Metrics } from '@countersign/core';
import { CodeBlock, DynamicTable, Heading, Stack, Text } from '@forge/react';
import { Note } from '../pieces/Facts';
import { hours, money } from '../lib/money';

type Assumed = NonNullable<Metrics['saved']['assumed']>;
const HEAD = { cells: ['Kind', 'Verified', 'Minutes assumed for one', 'Comes to'].map(content => ({ key: content, content })) };
/** An assumption is a rule: somebody else approves a change of it (G25). */
const CHANGE = 'To change what is assumed, propose it in the Countersign settings under Rules: worth in company.yaml, minutesSaved in each request type. Somebody else approves it.';

/** What verified resolutions come to by what the company assumes; the assumptions stand beside the figure, so that nobody takes it for a measurement. */
export function Saved({ saved }: Pick<Metrics, 'saved'>) {
  return (
    <Stack space="space.100">
      <Heading as="h3" size="small">Cost saved, by your assumptions</Heading>
      {saved.assumed ? <Amount saved={saved} assumed={saved.assumed} /> : <Unstated />}
    </Stack>
  );
}

function Amount({ saved: { kinds, uncounted, minutes, amount = 0, model }, assumed: { currency, hour, millionTokens } }: { saved: Metrics['saved']; assumed: Assumed }) {
  const rows = kinds.map(k => ({ key: k.requestType, cells: [k.title, String(k.verified), String(k.minutesEach), money((k.verified * k.minutesEach * hour) / 60, currency)].map((content, n) => ({ key: String(n), content })) }));
  return (
    <>
      <Text as="strong" size="large">{kinds.length ? `About ${money(amount, currency)}` : 'Nothing to count yet'}</Text>
      <Text>{`${kinds.length ? `Worked out, not measured: ${hours(minutes)} of a person’s work at ${money(hour, currency)} an hour.` : `An hour of a person’s work is taken to cost ${money(hour, currency)}.`} Only verified resolutions count; claimed, abandoned and reopened ones do not.`}</Text>
      {rows.length > 0 && <DynamicTable caption="What it rests on" head={HEAD} rows={rows} rowsPerPage={10} />}
      {uncounted > 0 && <Note>{`${uncounted} more verified, for which no minutes are assumed: counted as nothing.`}</Note>}
      {model && millionTokens && <Note>{`The model: ${money(model.amount, currency, true)} for ${model.tokens.in + model.tokens.out} tokens, as its provider counted them, at ${money(millionTokens.in, currency, true)} read and ${money(millionTokens.out, currency, true)} written a million${model.perVerified === undefined ? '' : `; ${money(model.perVerified, currency, true)} for each verified resolution`}${model.withoutCount ? `. ${model.withoutCount} messages came without a count and are not in it` : ''}.`}</Note>}
      <Note>{CHANGE}</Note>
    </>
  );
}

const Unstated = () => (
  <>
    <Text>No amount is shown, because the rules do not say what an hour of work costs you. Propose these lines, with your own price, in company.yaml:</Text>
    <CodeBlock language="yaml" text={'worth:\n  currency: EUR\n  hour: 50'} />
    <Note>{CHANGE}</Note>
  </>
);
