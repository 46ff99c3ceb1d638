import type { RequestView } from '@countersign/core';
import { Note } from '../pieces/Facts';

export const Chain = ({ request }: { request: RequestView }) => <Note>{`${request.id}: ${request.events} events, each chained to the one before. An auditor verifies them.`}</Note>;
