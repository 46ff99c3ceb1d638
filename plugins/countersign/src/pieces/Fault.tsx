import { Alert, Button } from '@backstage/ui';
import { ApiFault } from '../api';

/** What happened and what to do next; never internals. */
export function Fault({ error, retry }: { error: Error; retry?: () => void }) {
  const next = error instanceof ApiFault ? error.next : 'Try again in a minute.';
  return (
    <Alert status="danger" icon title={error instanceof ApiFault ? error.message : 'Something went wrong here.'} description={next}
      customActions={retry && <Button variant="secondary" size="small" onPress={retry}>Try again</Button>} />
  );
}
