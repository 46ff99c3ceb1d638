import { useReader } from '../lib/reader';

/** A time in the reader's own zone and language. */
export function When({ at }: { at: string }) {
  const { time } = useReader();
  return <>{time(at)}</>;
}
