import { withinFileLimits } from './file-limits';
import { deliveredEdition } from './testing/delivered-editions.spec-support';

describe('limits for files that an edition sets', () => {
  const { definition, form } = deliveredEdition('energy-first-set/2025-5');
  it('keep a case under 30 MB and no file above it', () => {
    const narrowed = withinFileLimits(
      { ...form, totalMb: 100, attachments: form.attachments.map((slot) => ({ ...slot, perFileMb: 50 })) },
      definition,
    );
    expect(narrowed.totalMb).toBe(30);
    expect(new Set(narrowed.attachments.map(({ perFileMb }) => perFileMb))).toEqual(new Set([30]));
  });
  it('never widen what the form allows', () => {
    expect(withinFileLimits({ ...form, totalMb: 20 }, definition).totalMb).toBe(20);
    const green = deliveredEdition('green-technology/2024');
    expect(withinFileLimits(green.form, green.definition)).toBe(green.form);
  });
});
