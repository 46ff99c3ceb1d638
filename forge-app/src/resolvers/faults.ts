import { DeskError } from '@countersign/core';

/** The same words whether it is not there or may not be seen: no oracle (G30). */
export const notFoundHere = () => new DeskError(404, 'There is no request here that you can see.', 'Open the request again, or ask the service desk.');
