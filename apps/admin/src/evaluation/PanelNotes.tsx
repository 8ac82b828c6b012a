import type { PanelDetail } from '@linxuan/contracts';
import { cutText } from '@linxuan/form-rules';
import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EntryField, Panel, useLinxuan } from '../components';
import { SaveLine } from '../worksheets/SaveLine';
import { useWorksheet } from '../worksheets/useWorksheet';

interface Notes {
  chair: string;
  proceedings: string;
}

/** What only somebody who was there can say; the minutes take it together with members, recusals and results. */
export function PanelNotes({ panel }: { panel: PanelDetail }) {
  const translate = useTranslate();
  const provider = useLinxuan();
  const worksheet = useWorksheet<Notes>('case', panel.case.id, panel.stage.id, { chair: '', proceedings: '' });
  const download = async () => {
    await worksheet.flush();
    await provider.download(`/documents/panels/${panel.case.id}/${panel.stage.id}/minutes`);
  };
  return (
    <Panel title={translate('evaluation.notes')} aside={<SaveLine worksheet={worksheet} />}>
      <EntryField
        label={translate('evaluation.chair')}
        value={worksheet.content.chair}
        onChange={({ target }) => worksheet.change({ chair: cutText(target.value, 120) })}
      />
      <EntryField
        label={translate('evaluation.proceedings')}
        value={worksheet.content.proceedings}
        onChange={({ target }) => worksheet.change({ proceedings: cutText(target.value, 20_000) })}
        multiline
        minRows={3}
      />
      <Box sx={{ mt: 1 }}>
        <Button size="small" disabled={panel.result === null} onClick={() => void download()}>
          {translate('evaluation.paper.minutes')}
        </Button>
      </Box>
    </Panel>
  );
}
