import type { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError, InputError, NotAllowedError } from '@backstage/errors';
import { DeskError } from '@countersign/core';
import type { NextFunction, Request, Response } from 'express';

const SIGN_IN = 'Sign in again.';

/** Every refusal says what happened and the next step; nothing of the inside is shown. */
export function errorHandler(logger: LoggerService) {
  return (error: Error & { status?: number; type?: string }, _req: Request, res: Response, _next: NextFunction) => {
    const { status, message, next } = describe(error);
    if (status >= 500) logger.error('request failed', error);
    if (res.headersSent) return void res.end();
    return void res.status(status).json({ error: { name: error instanceof DeskError ? 'DeskError' : error.name, message, next } });
  };
}

function describe(error: Error & { status?: number; type?: string }): { status: number; message: string; next: string } {
  if (error instanceof DeskError) return error;
  if (error instanceof AuthenticationError) return { status: 401, message: 'You are not signed in.', next: SIGN_IN };
  if (error instanceof NotAllowedError) return { status: 403, message: error.message, next: 'Ask the service desk who can do this.' };
  if (error.type === 'entity.too.large') return { status: 413, message: 'That is more than this accepts.', next: 'Send less text.' };
  if (error instanceof InputError || error.type === 'entity.parse.failed') return { status: 400, message: 'The body cannot be read as JSON.', next: 'Send a JSON object.' };
  return { status: 500, message: 'Something went wrong on our side.', next: 'Nothing was lost. Look at the request again in a minute.' };
}
