import { PROVINCE_PREFIXES } from '@linxuan/form-rules';
import { allRegions } from './regions';

describe('administrative divisions', () => {
  const regions = allRegions();
  const codes = new Set(regions.map(({ code }) => code));

  it('names every province that a region code may begin with, in both languages', () => {
    const provinces = regions.filter(({ parent }) => parent === null);
    expect(new Set(provinces.map(({ code }) => code.slice(0, 2)))).toEqual(PROVINCE_PREFIXES);
    expect(provinces.every(({ name }) => name.en)).toBe(true);
  });
  it('puts every division under one that exists, each once', () => {
    expect(codes.size).toBe(regions.length);
    expect(regions.filter(({ parent }) => parent !== null && !codes.has(parent))).toEqual([]);
  });
  it('knows the five cities with separate planning', () => {
    for (const code of ['210200', '330200', '350200', '370200', '440300']) expect(codes.has(code)).toBe(true);
  });
});
