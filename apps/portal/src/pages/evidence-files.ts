import { counted } from '@linxuan/form-rules';
import { problemText, site } from '@linxuan/contracts';
import { OBJECTION_FILES } from '@linxuan/domain';
import type { FileProblem } from '@linxuan/feature-portal';
import type { Visit } from '../site/visit';

const { html } = site;
const { max, maxMb } = OBJECTION_FILES;
const ACCEPTED = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png';

/**
 * One field a file: so each can come from another folder, and no script is needed to add one. `files` stands for all of
 * them.
 */
const INPUTS = Array.from({ length: max }, (_, index) => `file-${index + 1}` as const);
export type FileField = 'files' | `file-${number}`;

const labelOf = ({ t }: Visit, field: FileField): string =>
  field === 'files'
    ? t('证据文件', 'Evidence files')
    : t(`证据文件 ${field.slice(5)}`, `Evidence file ${field.slice(5)}`);
const isInput = (field: string): field is (typeof INPUTS)[number] => INPUTS.some((one) => one === field);

/**
 * For every refused file its field, its name and the rule; a form that was cut off says so where no file explains it.
 */
export function fileMessages(
  visit: Visit,
  problems: readonly FileProblem[],
  cut: boolean,
): Partial<Record<FileField, string>> {
  const messages: Partial<Record<FileField, string>> = {};
  for (const problem of problems) {
    const field = isInput(problem.field) && problem.rule !== 'too-many' ? problem.field : 'files';
    const message = `${labelOf(visit, field)}${visit.t('：', ': ')}${sentence(visit, problem)}`;
    messages[field] = messages[field] ? `${messages[field]}${visit.t('', ' ')}${message}` : message;
  }
  if (cut && problems.length === 0)
    messages.files = visit.t(
      `证据文件合计太大，没有接收。最多 ${max} 个，每个不超过 ${maxMb} MB。`,
      `The evidence files are too large together and were not taken. At most ${counted(max, 'file')} of up to ${maxMb} MB each.`,
    );
  return messages;
}

function sentence({ t, language }: Visit, { name, rule }: FileProblem): string {
  switch (rule) {
    case 'too-large':
      return t(
        `“${name}”超过 ${maxMb} MB，请压缩后再选，或在文字中说明可以从哪里取得。`,
        `“${name}” is larger than ${maxMb} MB. Choose a smaller one, or say in the text where it can be obtained.`,
      );
    case 'disguised':
      return t(
        `“${name}”的内容不是完整的 PDF、JPG 或 PNG 文件，请另存为这几种格式后再选。`,
        `The content of “${name}” is not a complete PDF, JPG or PNG. Save it as one of these and choose it again.`,
      );
    case 'too-many':
      return t(`最多 ${max} 个文件，“${name}”超出了。`, `At most ${counted(max, 'file')}; “${name}” is one too many.`);
    case 'no-room':
      return problemText('storage.full', {}, language).detail;
    default:
      return problemText(`file.${rule}`, { name, accepted: 'PDF, JPG, PNG' }, language).detail;
  }
}

/** No page can choose a file for its reader: what was chosen has to be named and chosen again. */
export function chosenAgain({ t }: Visit, chosen: readonly string[]): site.Html | '' {
  return chosen.length === 0
    ? ''
    : html`<p>${t(`文字都已保留。刚才选择的文件没有保存，请在“证据文件”处重新选择：${chosen.join('、')}。`, `Everything you typed is kept. The files you chose were not saved; choose them again under “Evidence files”: ${chosen.join(', ')}.`)}</p>`;
}

export function fileFields(
  visit: Visit,
  errors: Partial<Record<FileField, string>>,
  chosen: readonly string[],
): site.Html {
  const { t } = visit;
  const about = ['files-hint', chosen.length > 0 ? 'files-again' : '', errors.files ? 'files-error' : '']
    .filter((id) => id !== '')
    .join(' ');
  return html`<fieldset id="files" aria-describedby="${about}"><legend>${t('证据文件（可以不附）', 'Evidence files (optional)')}</legend>
        <p class="hint" id="files-hint">${t(`最多 ${max} 个，PDF、JPG 或 PNG，每个不超过 ${maxMb} MB。只有办理异议的工作人员可以打开。`, `Up to ${counted(max, 'file')}: PDF, JPG or PNG, up to ${maxMb} MB each. Only the officers who handle objections can open them.`)}</p>
        ${chosen.length > 0 ? html`<p class="error" id="files-again">${t('刚才选择的文件没有保存，请重新选择。', 'The files you chose were not saved. Choose them again.')}</p>` : ''}
        ${errors.files ? html`<p class="error" id="files-error">${errors.files}</p>` : ''}
        ${INPUTS.map((field) => input(visit, field, errors[field]))}
      </fieldset>`;
}

function input(visit: Visit, field: FileField, error: string | undefined): site.Html {
  const state = error ? html` aria-describedby="${field}-error" aria-invalid="true"` : '';
  return html`<div class="field"><label for="${field}">${labelOf(visit, field)}</label>${error ? html`<p class="error" id="${field}-error">${error}</p>` : ''}<input type="file" id="${field}" name="${field}" accept="${ACCEPTED}"${state}></div>`;
}
