import type { AttachmentInfo, AttachmentSlot, FormDefinition } from '../types';
import { goodContent, goodFiles, greenForm } from '../testing/green-form';
import { removeAt } from '../content/pointer';
import { isLonger } from '../text/graphemes';
import { checkUpload, validateAttachments } from './attachments';
import { completeness } from './completeness';

const MB = 1024 * 1024;
const slot = (more: Partial<AttachmentSlot> = {}): AttachmentSlot =>
  ({ id: 's', step: 'one', required: false, min: 0, max: 2, perFileMb: 2, accept: ['pdf'], ...more }) as AttachmentSlot;
const formOf = (slots: AttachmentSlot[], totalMb = 5) => ({ attachments: slots, totalMb }) as unknown as FormDefinition;
const file = (size: number, more: Partial<AttachmentInfo> = {}): AttachmentInfo => ({
  id: 'f',
  slot: 's',
  name: 'a.pdf',
  size,
  kind: 'pdf',
  ...more,
});
const codes = (form: FormDefinition, files: AttachmentInfo[]) =>
  validateAttachments(form, files).map(({ code }) => code);

describe('a file at its limit', () => {
  it('may have exactly the bytes of its slot, and not one more', () => {
    expect([2 * MB, 2 * MB + 1].map((size) => codes(formOf([slot()]), [file(size)]))).toEqual([[], ['file-size']]);
  });

  it('may fill what all files may have together exactly', () => {
    const form = formOf([slot({ max: 9 })], 4);
    expect([2 * MB, 2 * MB + 1].map((size) => codes(form, [file(2 * MB), file(size)]))).toEqual([
      [],
      ['file-size', 'files-total'],
    ]);
    expect(codes(form, [file(2 * MB), file(2 * MB - 1), file(1)])).toEqual([]);
    expect(codes(form, [file(2 * MB), file(2 * MB - 1), file(2)])).toEqual(['files-total']);
  });

  it('may be the last that its slot takes, and not one more', () => {
    const files = (n: number) => Array.from({ length: n }, () => file(1));
    expect([2, 3].map((n) => codes(formOf([slot()]), files(n)))).toEqual([[], ['file-too-many']]);
    expect([1, 2].map((n) => checkUpload(formOf([slot()]), files(n), file(1))?.code)).toEqual([
      undefined,
      'file-too-many',
    ]);
  });

  it('is missing below the least number alone', () => {
    const form = formOf([slot({ required: true, min: 2 })]);
    expect(
      [1, 2].map((n) =>
        codes(
          form,
          Array.from({ length: n }, () => file(1)),
        ),
      ),
    ).toEqual([['file-missing'], []]);
  });
});

describe('how far a form is filled in', () => {
  it('is a hundred percent only where nothing is missing', () => {
    const form = greenForm();
    const all = completeness(form, goodContent(), goodFiles());
    expect([all.percent, all.missing]).toEqual([100, []]);
    // One of many: rounded it would be a hundred.
    const many = Array.from({ length: 250 }, (_, i) => `f${i}`);
    const wide = {
      ...form,
      rules: [],
      attachments: [],
      schema: {
        type: 'object',
        required: many,
        properties: Object.fromEntries(many.map((name) => [name, { type: 'string' }])),
      },
    } as unknown as FormDefinition;
    const filled = Object.fromEntries(many.map((name) => [name, 'x']));
    const { percent, done, total } = completeness(wide, removeAt(filled, '/f7') as typeof filled, []);
    expect([percent, done, total]).toEqual([99, 249, 250]);
  });
});

describe('a text at its length', () => {
  it.each([
    ['abc', 3],
    ['技术一', 3],
    ['👨‍👩‍👧‍👦é技', 3],
  ])('%s has %i characters, and is longer than one less', (text, length) => {
    expect([isLonger(text, length), isLonger(text, length - 1)]).toEqual([false, true]);
  });
});
