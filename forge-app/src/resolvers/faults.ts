import { DeskError } from '@countersign/core';

/** The same words whether it is not there or may not be seen: no oracle (G30). */
export const notFoundHere = () => new DeskError(404, 'There is no request here that you can see.', 'Open the request again, or ask the service desk.');

/** One place says no for what is hidden and for what is not there: whoever asks for either reads the same (G30). */
export const hideMissing = (error: unknown): never => {
  throw error instanceof DeskError && error.status === 404 ? notFoundHere() : error;
};
