/**
 * Files an objection as a citizen does: opens the form of the item on the public site and sends it with a page of
 * evidence.
 */
export async function fileObjection(portal: string, noticeId: string, itemId: string): Promise<void> {
  const form = `${portal.replace(/\/$/, '')}/notices/${noticeId}/objections/${itemId}`;
  const page = await fetch(form);
  const token = /name="token" value="([^"]+)"/.exec(await page.text())?.[1];
  if (!page.ok || !token) throw new Error(`The form of an objection did not open: ${page.status}`);
  const body = new FormData();
  const typed = {
    token,
    name: '市民（演示）',
    contact: '13800000000',
    grounds: 'effect-overstated',
    text: '公示的案例效果与现场实际运行情况不符，请予核实。',
    evidence: '附现场运行记录说明，可以提供联系人。',
  };
  for (const [field, text] of Object.entries(typed)) body.set(field, text);
  body.set(
    'file-1',
    new File(
      [
        evidence([
          'Demo: readings at the site',
          '2024-09-12  heat recovered  61 GJ/h',
          '2024-09-13  heat recovered  58 GJ/h',
          'as published: 95 GJ/h',
        ]),
      ],
      '现场运行记录（演示）.pdf',
      { type: 'application/pdf' },
    ),
  );
  const sent = await fetch(form, { method: 'POST', redirect: 'manual', body });
  if (sent.status !== 303)
    throw new Error(`The objection was not taken: ${sent.status} ${(await sent.text()).slice(0, 300)}`);
}

/** A PDF of one page with a few lines in a font that every viewer has. */
function evidence(lines: readonly string[]): Buffer {
  const text = lines.map((line) => `(${line}) Tj T*`).join(' ');
  const stream = `BT /F1 14 Tf 20 TL 60 780 Td ${text} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table, 'latin1');
}
