const began = Date.now();
/** One line of progress with the seconds since the start. */
export const say = text => process.stdout.write(`[${String(Math.round((Date.now() - began) / 1000)).padStart(3)} s] ${text}\n`);

/** Ends with one clear sentence that says the next step. */
export function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}
