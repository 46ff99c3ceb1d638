/** Whether a plain fetch may leave: `*.example.com` covers names below it. An app without egress leaves nowhere. */
export function mayLeave(target: string, addresses: readonly string[]): boolean {
  const { host, origin } = new URL(target);
  return addresses.some(address => {
    const name = address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
    if (name.startsWith('*.')) return host.endsWith(name.slice(1));
    return address.includes('://') ? origin === new URL(address).origin : host === name;
  });
}
