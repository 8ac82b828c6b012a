import { extensionOf, nameAsKind, safeFileName } from './file-name';

describe('names of uploaded files', () => {
  it.each([
    ['执照.pdf', '执照.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\clerk\\桌面\\报告.docx', '报告.docx'],
    ['..', ''],
    ['/', ''],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['.htaccess', 'htaccess'],
    ['con.pdf', '_con.pdf'],
    ['a<b>"c".pdf', 'a_b__c_.pdf'],
    ['  两  个 空格 .pdf ', '两 个 空格 .pdf'],
  ])('%j becomes %j', (given, expected) => expect(safeFileName(given)).toBe(expected));

  it('shortens and keeps the extension', () => {
    const name = safeFileName(`${'长'.repeat(400)}.docx`);
    expect([...name]).toHaveLength(120);
    expect(name.endsWith('长.docx')).toBe(true);
  });
  it('reads the extension in lower case', () => {
    expect([extensionOf('A.PDF'), extensionOf('a'), extensionOf('a.tar.gz')]).toEqual(['pdf', '', 'gz']);
  });
  it.each([
    ['../合同.PDF', 'pdf', '合同.PDF'],
    ['photo.jpeg', 'jpg', 'photo.jpeg'],
    ['推荐函.exe', 'pdf', '推荐函.pdf'],
    ['现场', 'png', '现场.png'],
    ['..', 'png', 'file.png'],
    [`${'长'.repeat(400)}.exe`, 'jpg', `${'长'.repeat(116)}.jpg`],
  ] as const)('%j with the content of a %s is called %j', (given, kind, expected) =>
    expect(nameAsKind(given, kind, 'file')).toBe(expected),
  );
});
