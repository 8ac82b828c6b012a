import {
  checkedTarget,
  isPublicAddress,
  OPERATOR_POLICY,
  OutgoingAddressError,
  webhookPolicy,
} from './outgoing-address';

/** Blocks of IANA's special-purpose registries, each by an address of its inside, and every clothing of 127.0.0.1. */
const CLOSED: readonly [what: string, ...addresses: string[]][] = [
  ['this network', '0.0.0.0', '0.1.2.3', '::'],
  ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
  ['private', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ['shared', '100.64.0.1', '100.127.255.255'],
  ['link-local', '169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0'],
  ['unique local', 'fc00::1', 'fd12:3456::1'],
  ['site-local', 'fec0::1', 'feff::1'],
  ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  ['reserved', '240.0.0.1', '255.255.255.255', '192.0.0.8', '4000::1', '8000::1'],
  ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.9', '2001:db8::1', '3fff::1'],
  ['benchmarking', '198.18.0.1', '2001:2::1'],
  ['relays', '192.88.99.1', '192.31.196.1', '192.52.193.1', '192.175.48.1', '2001:20::1', '5f00::1'],
  ['discard', '100::1', '100:0:0:1::1'],
  ['IPv4-mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::FFFF:8.8.8.8'],
  ['IPv4-compatible', '::127.0.0.1', '::7f00:1', '::a00:1'],
  ['IPv4-translated', '::ffff:0:127.0.0.1'],
  ['6to4', '2002:7f00:1::', '2002:a00:1::1', '2002:c0a8:101::1'],
  ['NAT64', '64:ff9b::127.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::7f00:1'],
  ['Teredo', '2001::1', '2001:0:4136:e378:8000:63bf:80ff:fffe'],
  ['ISATAP', '2001:4860::5efe:7f00:1', '2001:4860::200:5efe:a00:1'],
  ['no address', '', 'localhost', '127.1', '2130706433', '1.2.3', 'not an address'],
];
const OPEN = ['8.8.8.8', '114.114.114.114', '223.5.5.5', '172.32.0.1', '2001:4860:4860::8888', '2400:3200::1'];
const POLICY = webhookPolicy({ privateWebhooks: false, webhookPorts: [443, 8443] });

const reasonOf = (url: string, policy = POLICY): Promise<string> =>
  checkedTarget(url, policy).then(
    ({ address }) => address,
    (error: unknown) => (error instanceof OutgoingAddressError ? error.reason : String(error)),
  );

describe('addresses that a person may enter', () => {
  it.each(CLOSED)('refuses %s', (_what, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
  it('takes what lies on the public internet', () => {
    expect(OPEN.filter(isPublicAddress)).toEqual(OPEN);
  });

  it('judges every spelling of a host, and the port besides', async () => {
    const spellings = ['127.1', '2130706433', '0x7f.1', '017700000001', '0177.0.0.1', '127.0.0.1.', 'localhost'];
    const literals = CLOSED.flatMap(([, ...all]) => all).filter((one) => one.includes(':') && !one.includes('%'));
    for (const host of [...spellings, ...literals.map((one) => `[${one}]`)])
      expect([host, await reasonOf(`https://${host}/`)]).toEqual([host, 'private']);
    for (const port of [1, 22, 80, 6379, 65535]) expect(await reasonOf(`https://8.8.8.8:${port}/`)).toBe('port');
    for (const url of ['https://8.8.8.8/', 'https://8.8.8.8:443/', 'https://8.8.8.8:8443/x'])
      expect(await reasonOf(url)).toBe('8.8.8.8');
    for (const url of ['http://8.8.8.8/', 'ftp://8.8.8.8', 'https://a@8.8.8.8/', 'https://:b@8.8.8.8/', 'x'])
      expect([url, await reasonOf(url)]).toEqual([url, 'address']);
    expect(await reasonOf('https://no.invalid/')).toBe('unresolved');
  });

  it('lets the settings of an installation name what lies in its own network', async () => {
    expect(await reasonOf('http://127.0.0.1:9999/', OPERATOR_POLICY)).toBe('127.0.0.1');
    expect(await reasonOf('http://[::1]:80/', webhookPolicy({ privateWebhooks: true, webhookPorts: [443] }))).toBe(
      '::1',
    );
  });
});
