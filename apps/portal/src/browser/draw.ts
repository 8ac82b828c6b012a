import { verifyText, type Noted, type Verdict, type VerifyOptions } from '@linxuan/draw';

/**
 * Draws a round again in the reader's browser. It reads the transcript that the page names, and nothing else; the words
 * stand in the page, since the page knows the language.
 */
const place = document.getElementById('redraw');

function word(name: string): string {
  return place?.dataset[name] ?? '';
}

function line(text: string, kind: 'p' | 'li' = 'p'): HTMLElement {
  const element = document.createElement(kind);
  element.textContent = text;
  return element;
}

function noted(): Noted {
  const read = (id: string): string => {
    const field = document.getElementById(id);
    return field instanceof HTMLInputElement ? field.value.trim().toLowerCase() : '';
  };
  const [commitment, head] = [read('noted-commitment'), read('noted-head')];
  return { ...(commitment !== '' && { commitment }), ...(head !== '' && { head }) };
}

function shown(verdict: Verdict): HTMLElement[] {
  const told = line(word(verdict.ok ? 'yes' : 'no'));
  told.className = verdict.ok ? 'tag on' : 'tag off';
  told.id = 'verdict';
  if (!verdict.ok)
    return [
      told,
      line(`${word('at')} ${verdict.at === '' ? '/' : verdict.at} (${verdict.why})`),
      line(`${word('expected')} ${verdict.expected || '—'}`),
      line(`${word('found')} ${verdict.found || '—'}`),
    ];
  const list = document.createElement('ul');
  for (const [panel, { seats }] of Object.entries(verdict.state.panels))
    list.append(line(`${panel}: ${seats.join(' ')}`, 'li'));
  return [told, list, line(`${word('head')} ${verdict.state.head}`)];
}

type Beacon = Pick<VerifyOptions, 'isBeaconSignature'>;

/** A transcript without a beacon has no signature to check. */
async function beaconOf(text: string): Promise<Beacon> {
  if (!/"kind":\s*"beacon"/.test(text)) return { isBeaconSignature: () => false };
  return (await import(/* @vite-ignore */ word('beacon'))) as Beacon;
}

async function run(button: HTMLButtonElement, result: HTMLElement): Promise<void> {
  button.disabled = true;
  result.replaceChildren(line(word('running')));
  try {
    const answer = await fetch(word('transcript'), { cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    // The words are painted before the browser is busy.
    await new Promise((done) => setTimeout(done, 30));
    const { isBeaconSignature } = await beaconOf(text);
    result.replaceChildren(...shown(verifyText(text, { isBeaconSignature, noted: noted() })));
  } catch {
    result.replaceChildren(line(word('unread')));
  }
  button.disabled = false;
}

const button = document.getElementById('redraw-run');
const result = document.getElementById('redraw-result');
if (button instanceof HTMLButtonElement && result) {
  button.disabled = false;
  button.addEventListener('click', () => void run(button, result));
}
