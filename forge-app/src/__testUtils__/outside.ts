const real = globalThis.fetch;

/** What answers at an address outside, in place of the network. Loaded before the app: Atlassian's package holds on to the fetch it finds. */
export const outside = new Map<string, (body: string) => Promise<string>>();

globalThis.fetch = async (to, init) => {
  const answer = outside.get(String(to));
  return answer ? new Response(await answer(String(init?.body))) : real(to, init);
};
