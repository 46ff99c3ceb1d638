import type { HostPorts, Notice } from '../ports';
import { scrubText } from './scrub';

/** What leaves the desk beside its record: log lines and notices, without secrets in them (G32). */
export function withoutSecrets<P extends Pick<HostPorts, 'log' | 'notices'>>(ports: P): P {
  const { log, notices } = ports;
  return {
    ...ports,
    log: {
      info: (line: string) => log.info(scrubText(line)), warn: (line: string) => log.warn(scrubText(line)),
      error: (line: string, error?: Error) => log.error(scrubText(line), error && plain(error)),
    },
    notices: { send: (n: Notice) => notices.send({ ...n, title: scrubText(n.title), body: scrubText(n.body) }) },
  };
}

/** The same error with its words cleaned; what it carries beside them (a response, a request) stays behind. */
function plain(error: Error): Error {
  const safe = new Error(scrubText(error.message));
  safe.name = error.name;
  if (error.stack) safe.stack = scrubText(error.stack);
  return safe;
}
