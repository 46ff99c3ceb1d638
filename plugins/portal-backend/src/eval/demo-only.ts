const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** G24: an evaluation resets what it talks to, so it talks only to a portal on this machine that says it is a demo. @throws otherwise. */
export async function mustBeDemo(origin: string): Promise<{ firstPersona: string }> {
  const { hostname } = new URL(origin);
  if (!LOOPBACK.includes(hostname)) throw new Error(`An evaluation refuses ${hostname}: it is not on this machine.`);
  const marker = (await fetch(`${origin}/api/countersign-demo/`, { redirect: 'error' }).then(r => r.json()).catch(() => undefined)) as { demo?: unknown; personas?: readonly { name: string }[] } | undefined;
  if (marker?.demo !== true) throw new Error('This is no demo portal: an evaluation refuses to touch it.');
  const [first] = marker.personas ?? [];
  if (!first) throw new Error('This company has no personas: add some to personas.yaml.');
  return { firstPersona: `user:default/${first.name}` };
}
