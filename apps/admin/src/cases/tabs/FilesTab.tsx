import type { CaseDetailDto } from '@linxuan/contracts';
import type { FormDefinition } from '@linxuan/form-rules';
import { useTranslate } from 'react-admin';
import { FileList, Panel, useLang } from '../../components';

/** What was handed in, by slot, with a preview of papers and pictures. */
export function FilesTab({ view, form }: { view: CaseDetailDto; form: FormDefinition | null }) {
  const translate = useTranslate();
  const lang = useLang();
  return (
    <Panel title={translate('cases.slotFiles')}>
      <FileList
        files={view.attachments}
        slotTitle={(slot) => form?.attachments.find(({ id }) => id === slot)?.title[lang] ?? slot}
      />
    </Panel>
  );
}
