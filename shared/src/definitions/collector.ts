import { DefinitionError } from './yaml';

/** Reads on after a mistake, so that all of them are named at once. */
export function collector() {
  const mistakes: DefinitionError['mistakes'][number][] = [];
  const found = <T>(read: () => T): T[] => {
    try { return [read()]; } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  };
  return { found, mistakes };
}
