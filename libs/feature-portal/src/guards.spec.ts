import { objectionNumber } from '@linxuan/domain';
import { readCatalogueQuery } from './catalogue-query';
import { isTokenGood, issueToken } from './form-token';
import { idOfToken } from './public-objections.service';
import { networkOf } from './public-limits.service';

describe('form tokens', () => {
  const token = issueToken('secret', 'item', 1_000_000);
  it('are good for one item, for a day, with one secret', () => {
    expect(isTokenGood('secret', 'item', token, 1_000_001)).toBe(true);
    expect([
      isTokenGood('secret', 'other', token, 1_000_001),
      isTokenGood('else', 'item', token, 1_000_001),
      isTokenGood('secret', 'item', token, 1_000_000 + 86_400_000),
      isTokenGood('secret', 'item', token, 0),
      isTokenGood('secret', 'item', `${token}x`, 1_000_001),
      isTokenGood('secret', 'item', '', 1),
    ]).toEqual(Array(6).fill(false));
  });
  it('give one request id and one receipt each', () => {
    expect(idOfToken(token)).toBe(idOfToken(token));
    expect(idOfToken(token)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(objectionNumber(idOfToken(token))).toMatch(/^YY-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
  });
});

describe('networkOf', () => {
  it.each([
    ['8.8.8.8', '8.8.8.8'],
    ['::ffff:8.8.8.8', '8.8.8.8'],
    ['2001:db8:0:12::1', '2001:db8:0:12::/64'],
    ['2001:0DB8::12:0:0:0:9', '2001:db8:0:12::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('counts %s as %s', (address, network) => expect(networkOf(address)).toBe(network));
});

describe('readCatalogueQuery', () => {
  it('leaves out what it does not understand', () => {
    expect(readCatalogueQuery({ q: '余热', section: "1'", category: '1.1', co2: '1e9', sort: 'x', page: '0' })).toEqual(
      {
        q: '余热',
        section: '',
        category: '1.1',
        minCo2: null,
        sort: 'number',
        page: 1,
        ignored: ['section', 'co2', 'sort', 'page'],
      },
    );
    expect(readCatalogueQuery({ q: ['a'], section: '7', co2: '0', sort: 'co2', page: '3' })).toEqual({
      q: '',
      section: '7',
      category: '',
      minCo2: 0,
      sort: 'co2',
      page: 3,
      ignored: ['q'],
    });
  });
});
