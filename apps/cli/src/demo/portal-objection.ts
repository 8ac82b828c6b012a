import type { Running } from './round';

/** Files an objection as a citizen does: opens the form of the item on the public site and sends it. */
export async function fileObjection(portal: string, running: Running): Promise<void> {
  const form = `${portal.replace(/\/$/, '')}/objections/new?item=${running.id}`;
  const page = await fetch(form);
  const html = await page.text();
  const action = /<form[^>]*action="([^"]+)"[^>]*>/.exec(html)?.[1];
  if (!page.ok || !action) throw new Error(`The form of an objection did not open: ${page.status}`);
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? ''] as [string, string]);
  const body = new URLSearchParams([...hidden, ['name', '市民（演示）'], ['contact', '13800000000'], ['grounds', 'data'], ['text', '公示的案例效果与现场实际不符。'], ['evidence', '附现场记录说明。']]);
  const sent = await fetch(new URL(action.replaceAll('&amp;', '&'), form), { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: page.headers.get('set-cookie')?.split(';')[0] ?? '' }, body });
  if (!sent.ok) throw new Error(`The objection was not taken: ${sent.status} ${(await sent.text()).slice(0, 300)}`);
}
