import { createConnection } from 'node:net';
import { validate } from '@langchain/langgraph-checkpoint-validation';
import type { Knex } from 'knex';
import { KnexSaver } from '../src/knex';

/** A database of its own, with the tables of the checkpointer. */
export interface Opened { readonly db: Knex; drop(): Promise<unknown> }

/** LangGraph's own exam, on one kind of database. */
export function examine(name: string, open: () => Promise<Opened>): void {
  const opened = new Map<unknown, Opened>();
  validate({
    checkpointerName: `KnexSaver on ${name}`,
    async createCheckpointer() {
      const at = await open();
      const saver = new KnexSaver(at.db);
      opened.set(saver, at);
      return saver;
    },
    async destroyCheckpointer(saver) {
      const at = opened.get(saver);
      await at?.drop();
      await at?.db.destroy();
    },
  });
}

const answers = (port: number) => new Promise<boolean>(done => {
  const socket = createConnection({ port, host: '127.0.0.1' }).once('connect', () => { socket.end(); done(true); }).once('error', () => done(false));
});

/** Says so where the server is not here. */
export async function examineIfAnswering(name: string, port: number, open: () => Promise<Opened>): Promise<void> {
  if (await answers(port)) examine(name, open);
  else process.stderr.write(`skipped: checkpointer validation on ${name}, nothing answers on 127.0.0.1:${port}\n`);
}
