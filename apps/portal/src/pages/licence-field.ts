import { problemText, site } from '@linxuan/contracts';
import { OBJECTION_FILES } from '@linxuan/domain';
import type { FileProblem } from '@linxuan/feature-portal';
import type { Visit } from '../site/visit';

const { html } = site;
const { maxMb } = OBJECTION_FILES;

/** Why the licence was not taken; undefined where it was. */
export function licenceMessage(
  { t, language }: Visit,
  problems: readonly FileProblem[],
  { cut, taken }: { cut: boolean; taken: boolean },
): string | undefined {
  const [problem] = problems;
  if (!problem) {
    if (cut)
      return t(`营业执照超过 ${maxMb} MB，没有接收。`, `The licence is larger than ${maxMb} MB and was not taken.`);
    return taken
      ? undefined
      : t('请选择营业执照的扫描件或照片。', 'Choose a scan or photograph of the business licence.');
  }
  const { name, rule } = problem;
  switch (rule) {
    case 'too-large':
      return t(
        `“${name}”超过 ${maxMb} MB，请压缩后再选。`,
        `“${name}” is larger than ${maxMb} MB; choose a smaller one.`,
      );
    case 'too-many':
      return t('只需一个文件。', 'One file is enough.');
    case 'disguised':
      return t(`“${name}”不是完整的 PDF、JPG 或 PNG 文件。`, `“${name}” is not a complete PDF, JPG or PNG file.`);
    case 'no-room':
      return problemText('storage.full', {}, language).detail;
    default:
      return problemText(`file.${rule}`, { name, accepted: 'PDF, JPG, PNG' }, language).detail;
  }
}

/** No page can choose a file for its reader, so one that was chosen before has to be chosen again. */
export function licenceField({ t }: Visit, error: string | undefined, chosen: string | undefined): site.Html {
  const about = `licence-hint${chosen ? ' licence-again' : ''}${error ? ' licence-error' : ''}`;
  return html`<div class="field"><label for="licence">${t('营业执照', 'Business licence')}</label>
    <p class="hint" id="licence-hint">${t(`扫描件或照片，PDF、JPG 或 PNG，不超过 ${maxMb} MB。只有核对注册的工作人员可以打开。`, `A scan or photograph: PDF, JPG or PNG, up to ${maxMb} MB. Only the officers who check registrations can open it.`)}</p>
    ${chosen ? html`<p class="error" id="licence-again">${t(`刚才选择的“${chosen}”没有保存，请重新选择。`, `“${chosen}”, which you chose, was not saved. Choose it again.`)}</p>` : ''}
    ${error ? html`<p class="error" id="licence-error">${error}</p>` : ''}
    <input type="file" id="licence" name="licence" accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png" aria-describedby="${about}"${error ? html` aria-invalid="true"` : ''}></div>`;
}
