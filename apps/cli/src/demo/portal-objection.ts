/** Files an objection as a citizen does: opens the form of the item on the public site and sends it. */
export async function fileObjection(portal: string, noticeId: string, itemId: string): Promise<void> {
  const form = `${portal.replace(/\/$/, '')}/notices/${noticeId}/objections/${itemId}`;
  const page = await fetch(form);
  const token = /name="token" value="([^"]+)"/.exec(await page.text())?.[1];
  if (!page.ok || !token) throw new Error(`The form of an objection did not open: ${page.status}`);
  const body = new URLSearchParams({ token, name: '市民（演示）', contact: '13800000000', grounds: 'effect-overstated', text: '公示的案例效果与现场实际运行情况不符，请予核实。', evidence: '附现场运行记录说明，可以提供联系人。' });
  const sent = await fetch(form, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  if (sent.status !== 303) throw new Error(`The objection was not taken: ${sent.status} ${(await sent.text()).slice(0, 300)}`);
}
