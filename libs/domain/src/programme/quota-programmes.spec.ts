import { checkProgramme } from './check';
import { deliveredEdition, materialOf } from './testing/delivered-editions.spec-support';

describe.each(['energy-first-set/2025-5', 'brics-cases/2025', 'equipment-renewal/2025', 'green-technology/2024'])(
  '%s',
  (name) => {
    it('is read and has no problem', () => {
      const edition = deliveredEdition(name);
      expect(
        checkProgramme(edition.definition, materialOf(edition)).map(
          ({ code, path, message }) => `${code} ${path} ${message.en}`,
        ),
      ).toEqual([]);
    });
  },
);
