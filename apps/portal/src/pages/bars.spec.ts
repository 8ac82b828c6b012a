import type { PublishedCatalogue } from '@linxuan/feature-portal';
import { nounsOf } from '@linxuan/domain';
import { visitOf } from '../site/visit';
import { sectionBars } from './bars';

const SECTION = { id: '1', heading: '装备', entries: [], counts: { listed: 2, removed: 0 }, coal: 0 };

/** A published catalogue of one section, with or without figures of CO₂ in its columns. */
function catalogue(co2: number | null): PublishedCatalogue {
  return {
    edition: { id: 'factories-2025', name: () => ({ code: '1', name: { zh: '装备', en: 'Equipment' } }) },
    model: {
      nouns: nounsOf({}),
      columns: [{ key: 'name' }, ...(co2 === null ? [] : [{ key: 'co2' }])],
      counts: SECTION.counts,
      sections: [{ ...SECTION, co2: co2 ?? 0 }],
    },
  } as unknown as PublishedCatalogue;
}
const drawn = (url: string, co2: number | null) =>
  String(sectionBars(visitOf({ url, ip: '127.0.0.1' }), catalogue(co2)));

describe('the chart of a catalogue by section', () => {
  it.each(['/catalogue', '/en/catalogue'])(
    'has no column, sum or caption for figures that no entry has (%s)',
    (url) => {
      const [without, with_] = [drawn(url, null), drawn(url, 12_000)];
      expect(without).not.toMatch(/CO₂|碳|\b0 t\b/);
      expect(without.match(/<th\b/g)?.length).toBe((with_.match(/<th\b/g)?.length ?? 0) - 2);
      expect(with_).toMatch(/CO₂|碳/);
    },
  );

  it('calls entries what they are in every programme', () => {
    expect(drawn('/catalogue', null)).not.toContain('技术');
    expect(drawn('/en/catalogue', null)).not.toMatch(/technolog/i);
  });
});
