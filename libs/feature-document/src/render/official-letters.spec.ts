import { renderApplicantNotice } from './applicant-notice';
import { draftNominationBody, nominationTitle } from '@linxuan/domain';
import { renderNominationLetter } from './nomination-letter';
import { LONG_NAME, sampleLetter, sampleNotice } from './samples/nomination-samples';
import { paragraphWith, readDocx, readPart, textOf } from './samples/read-office';

describe('nomination letter', () => {
  it('has the page of GB/T 9704-2012', async () => {
    const { xml } = await readDocx(await renderNominationLetter(sampleLetter()));
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    // 37, 26, 35 and 28 mm in twips
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toContain('w:linePitch="579"');
  });

  it('sets faces, sizes and the line pitch', async () => {
    const reading = await readDocx(await renderNominationLetter(sampleLetter()));
    const title = paragraphWith(reading, '关于推荐“工业窑炉').xml;
    expect(title).toContain('w:eastAsia="方正小标宋简体"');
    expect(title).toContain('<w:sz w:val="44"/>');
    expect(title).toContain('<w:jc w:val="center"/>');
    const body = paragraphWith(reading, '按照《').xml;
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    expect(body).toContain('<w:sz w:val="32"/>');
    expect(body).toContain('w:line="579" w:lineRule="exact"');
    expect(body).toContain('w:firstLineChars="200"');
    expect(reading.text).toContain('国家发展改革委办公厅：');
    expect(reading.text).toContain('岚发改函〔2024〕128号');
    expect(paragraphWith(reading, '2024年7月26日').xml).toContain('<w:jc w:val="right"/>');
  });

  it('numbers pages with dashes, odd right and even left, and not on the first page of a letter', async () => {
    const file = await renderNominationLetter(sampleLetter());
    const footers = await Promise.all([1, 2, 3].map((number) => readPart(file, `word/footer${number}.xml`)));
    const numbered = footers.filter((footer) => footer.includes('PAGE'));
    expect(numbered.map((footer) => [textOf(footer), /<w:jc w:val="(\w+)"/.exec(footer)?.[1]])).toEqual([
      ['—  —', 'right'],
      ['—  —', 'left'],
    ]);
    expect(footers.filter((footer) => footer.includes('thinThickSmallGap'))).toHaveLength(1);
    expect(await readPart(file, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect((await readDocx(file)).xml).toContain('<w:titlePg/>');
  });

  it('shows a joint document with 文件, signer, red line and a row of names', async () => {
    const bodies = ['岚川省发展和改革委员会', '岚川省科学技术厅', '岚川省能源局'];
    const reading = await readDocx(
      await renderNominationLetter(
        sampleLetter({ form: 'document', issuers: bodies, signatories: bodies, signedBy: ['陈某某'] }),
      ),
    );
    expect(paragraphWith(reading, '文件').xml).toContain('w:color w:val="E60012"');
    expect(paragraphWith(reading, '签发人：').text).toBe('岚发改函〔2024〕128号签发人：陈某某');
    expect(paragraphWith(reading, '签发人：').xml).toContain('w:eastAsia="楷体_GB2312"');
    expect(reading.rows.flat().filter((cell) => bodies.includes(cell))).toHaveLength(6);
  });

  it('drafts title and body with the first item and the count', () => {
    expect(nominationTitle('甲技术', 6, '绿色技术')).toBe('关于推荐“甲技术”等6项绿色技术的函');
    expect(nominationTitle('甲技术', 1, '绿色技术')).toBe('关于推荐“甲技术”绿色技术的函');
    const [first] = draftNominationBody({
      call: '《通知》（发改办环资〔2024〕528号）',
      self: '我委',
      jointDepartments: [],
      received: 9,
      items: ['甲技术', '乙技术'],
      objectName: '绿色技术',
    });
    expect(first?.text).toContain('我委组织开展了初审');
    expect(first?.text).toContain('推荐“甲技术”等2项绿色技术');
  });

  it('hangs forty attachments under their names', async () => {
    const names = Array.from({ length: 40 }, (_, index) => (index === 3 ? `${LONG_NAME}。` : `材料${index + 1}`));
    const reading = await readDocx(await renderNominationLetter(sampleLetter({ attachments: names })));
    expect(paragraphWith(reading, '附件：1.').xml).toMatch(/<w:ind w:left="(\d+)" w:hanging="1520"\/>/);
    expect(paragraphWith(reading, '40.').text).toBe('40.材料40');
    // no closing mark after an attachment's name
    expect(paragraphWith(reading, '4.面向').text).toBe(`4.${LONG_NAME}`);
  });

  it('shows hostile text as text', async () => {
    const hostile = '<script>alert(1)</script>&amp;\u0000\u0008"\'';
    const file = await renderNominationLetter(
      sampleLetter({
        title: hostile,
        addressee: hostile,
        paragraphs: [{ kind: 'paragraph', text: hostile }],
        attachments: [hostile],
        signatories: [hostile],
      }),
    );
    const { text, xml } = await readDocx(file);
    expect(text).toContain('<script>alert(1)</script>&amp;"\'');
    expect(xml).not.toMatch(/<script|[\u0000-\u0008]/);
    expect(await readPart(file, 'docProps/core.xml')).toContain('&lt;script&gt;');
  });

  it('gives the same bytes for the same data and names stand-ins for its faces', async () => {
    const [one, other] = [await renderNominationLetter(sampleLetter()), await renderNominationLetter(sampleLetter())];
    expect(one.equals(other)).toBe(true);
    expect(await readPart(one, 'word/fontTable.xml')).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,STFangsong,Noto Serif CJK SC"/>',
    );
  });

  it('puts the imprint at the foot of the page', async () => {
    const reading = await readDocx(
      await renderNominationLetter(
        sampleLetter({ imprint: { copies: ['省科技厅', '省能源局'], printedBy: '办公室', printedOn: '2024-07-26' } }),
      ),
    );
    expect(paragraphWith(reading, '抄送：省科技厅，省能源局。').xml).toContain(
      'w:vAnchor="margin" w:xAlign="left" w:yAlign="bottom"',
    );
    expect(reading.text).toContain('2024年7月26日印发');
  });
});

describe('notices to applicants', () => {
  it('accepts', async () => {
    const { text } = await readDocx(await renderApplicantNotice(sampleNotice('acceptance')));
    expect(text).toContain('受理通知书岚发改绿技受〔2024〕17号');
    expect(text).toContain('现予受理');
  });

  it('names each field to correct and the due date', async () => {
    const { text, rows } = await readDocx(await renderApplicantNotice(sampleNotice('correction')));
    expect(text).toContain('请于2024年7月12日前');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toEqual(['序号', '需补正的内容', '存在的问题', '补正要求']);
    expect(rows[1]?.[1]).toBe('应用实例2：投运日期');
  });

  it('gives the reasons of a refusal', async () => {
    const { text } = await readDocx(await renderApplicantNotice(sampleNotice('non-acceptance')));
    expect(text).toContain('不予受理通知书');
    expect(text).toContain('1. 申报单位未提供专利证书');
    expect(text).toContain('2. 国内应用实例仅1个');
  });
});
