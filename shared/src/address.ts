import { BlockList, isIP } from 'node:net';

/** `never`: link-local, metadata services, multicast, and ranges that carry another address inside. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'never';

type Range = readonly [address: string, bits: number];
const listOf = (v4: readonly Range[], v6: readonly Range[]) => {
  const list = new BlockList();
  for (const [a, bits] of v4) list.addSubnet(a, bits, 'ipv4');
  for (const [a, bits] of v6) list.addSubnet(a, bits, 'ipv6');
  return list;
};

/** IANA special-purpose address registries, and the addresses at which clouds hand out credentials. */
const NEVER = listOf(
  [['0.0.0.0', 8], ['169.254.0.0', 16], ['100.100.100.200', 32], ['168.63.129.16', 32], ['192.0.0.0', 24], ['192.0.2.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]],
  // NAT64, 6to4, Teredo and discard; `fd00:ec2::254` and `fd20:ce::254` are metadata services inside the private range.
  [['::', 128], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['2002::', 16], ['2001::', 32], ['100::', 64], ['2001:db8::', 32], ['fd00:ec2::254', 128], ['fd20:ce::254', 128]],
);
const LOOPBACK = listOf([['127.0.0.0', 8]], [['::1', 128]]);
const PRIVATE = listOf([['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['100.64.0.0', 10]], [['fc00::', 7]]);

/** An IPv4 address inside an IPv6 one is judged as what it is. */
export function addressKind(address: string): AddressKind {
  const family = isIP(address);
  if (!family) return 'never';
  const inside = (list: BlockList) => list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  if (inside(NEVER)) return 'never';
  if (inside(LOOPBACK)) return 'loopback';
  return inside(PRIVATE) ? 'private' : 'public';
}
